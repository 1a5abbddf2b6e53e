"""What is written down while a complaint is looked into (7.5, 7.6): both sides, evidence, prevention."""

from __future__ import annotations

ACTION_NEEDED = (
    "Stop the reminder before it goes out.",
    "Ring today: they cannot cook until it is settled.",
    "Put the piece aside until it has been looked at.",
    "Keep the recording of that call; it is wiped after a week.",
    "Hold back the second payment.",
)
DANGER_NEEDED = (
    "Tell them today not to use it, and why.",
    "Take the others off the shelf until it has been opened.",
    "Ring everybody who bought one of this batch.",
)
THEIR_SIDE = (
    "Heard on the telephone: keeps to what was said at first, and tells it in the same order.",
    "Rang {name} and went through it step by step; the days agree with our own papers.",
    "Sent photographs and a copy of the receipt; both bear out what was said.",
    "Says that {who} had promised to ring back and never did.",
    "{name} has kept everything: the order, the slip, and a note of each call.",
    "Was heard again and had nothing to add, except that it has cost a day’s holiday.",
    "Asked for a date, {name} named {date} without having to look.",
    "Cannot say any more who it was, only that it was before noon.",
    "Wants above all that somebody listens. Told it calmly from beginning to end.",
    "{name} would have said nothing, had it been the first time.",
)
THEIR_SIDE_TURKISH = (
    "Told it in Turkish; Ayşe wrote it down and read it back. “Aynen böyle oldu.”",
    "Heard with Can’s help, in Turkish: keeps to the letter, and adds the day, {date}.",
)
THEIR_SIDE_UNKNOWN = (
    "Left no name and cannot be heard again; what was taken down at first has to do.",
    "Did not want to be named. What was said is plain enough.",
)
OUR_SIDE = {
    "Delivery": (
        "Both of the crew were asked, apart from each other, and say the same.",
        "The driver remembers the house, but not the day.",
        "Delivery say that the tour was full and that the note never reached the van.",
        "Dispatch showed the tour sheet: the entry is there, with another hour.",
        "The relief driver did that round; he has written down what he remembers.",
    ),
    "Sales": (
        "The colleague at the counter remembers the talk and tells it much the same way.",
        "Sales say that they went by the order as it stands in the system.",
        "Asked everybody who worked that day; two of them remember it.",
        "Nobody at the counter remembers it, so the papers have to speak.",
        "The colleague says that it was meant differently, and sees how it was understood.",
    ),
    "Workshop": (
        "The workshop stands by its sheet, but had not written down what was said at the door.",
        "The fitter was heard. He had told the office, he says, and is sorry about the rest.",
        "Workshop were three people short that week and say so.",
        "The foreman looked at it himself and does not want to defend it.",
        "The fitter describes it as a job like any other; nothing struck him.",
    ),
    "Accounts": (
        "Accounts went by the booking and did not see the letter.",
        "The colleague had two bookings of nearly the same sum before her and took the wrong one, she thinks.",
        "Accounts say that the program makes it out by itself.",
        "Accounts have shown every entry since the order, and explained each.",
    ),
}
# Remarks on what is not the first of its kind.
PATTERNS = {
    "recurring": (
        "Not the first: the third of this kind since the spring.",
        "Seen twice before; those cases are noted in the file.",
        "The same department as last time.",
    ),
    "systemic": (
        "It comes from how it is set up, so it will happen again until that is changed.",
        "Nobody did anything wrong; the way it goes makes it happen.",
    ),
}
PREVENTION = {
    "human_error": (
        "A second person reads such orders before they go out.",
        "Talked it through with the colleague; no more was needed.",
        "The two numbers are now printed in different colours.",
    ),
    "training": (
        "A morning of training for everybody at the counter, in next month’s plan.",
        "New colleagues go out in twos for their first month.",
    ),
    "procedure": (
        "The step now stands on the sheet itself.",
        "Changed the rule, and told everybody at the Monday meeting.",
    ),
    "not_followed": (
        "The sheet can no longer be closed without that line.",
        "Reminded everybody of the rule, with this case as the example.",
    ),
    "communication": (
        "Whoever changes a date rings the customer in the same minute.",
        "Such notes go into the system, and no longer on paper.",
    ),
    "workload": (
        "No more than fourteen drops to a van, whatever the day.",
        "Asked for a temporary driver for the busy weeks.",
    ),
    "stock": (
        "The shelf is counted every Friday from now on.",
        "What is struck from a pick list is told to Sales within the hour.",
    ),
    "system": (
        "The program has been put right and tried out with this order.",
        "Asked for a change of the screen; until then the list is checked by hand.",
    ),
    "material": (
        "Looked at the rest of the batch and took out two more.",
        "Goods of this maker are opened before they go out.",
    ),
    "design": ("Told the maker; until they answer it is sold with a note.",),
    "supplier": (
        "Wrote to the supplier, who checks every piece for a while.",
        "The carrier has been told that the next one will cost them.",
    ),
    "information": (
        "The leaflet and the website now say it plainly.",
        "Labels are compared with the till every Monday before opening.",
    ),
    "terms": ("The terms are gone through aloud before anybody signs.",),
    "misuse": ("A line about it goes into the sheet that comes with the goods.",),
    "expectation": ("We say it at the counter before anybody buys.", ""),
    "outside": ("",),
    "not_known": ("We look again in three months whether there was another.",),
}
# What was found of what a department keeps: what, from whom, where it is.
EVIDENCE = {
    "Delivery": (
        ("Delivery slip with the signature.", "dispatch", "paper file"),
        ("Position data of the van for the day.", "carrier", "shared folder"),
        ("Statement of the crew, half a page.", "Delivery", "case folder"),
    ),
    "Sales": (
        ("The order with both signatures.", "Sales", "paper file"),
        ("Picture of the shelf label, taken the same day.", "Sales", "shared folder"),
        ("E-mails to and from the customer, printed.", "Sales", "case folder"),
    ),
    "Workshop": (
        ("Test sheet of the workshop.", "Workshop", "paper file"),
        ("Two photographs of the part, with a ruler beside it.", "Workshop", "shared folder"),
        ("Time sheet of the visit.", "fitter", "paper file"),
    ),
    "Accounts": (
        ("Statement of the account with every payment.", "Accounts", "shared folder"),
        ("Till journal of the day.", "Accounts", "paper file"),
        ("The agreement with the dates of payment.", "Accounts", "contracts"),
    ),
}
HAND_OVERS = (
    "I am on leave from {soon}; all papers are in the file.",
    "Handed over: it will come to more than I may promise.",
    "Handed over to somebody who knows the customer from an earlier case.",
    "The workshop side of it is better looked at by a colleague.",
)
PAUSES = (
    "Waiting for the photographs that {name} will send.",
    "{name} is away and asked us to wait until {soon}.",
    "Waiting for {name} to send the receipt from the bank.",
    "{name} wants to speak with the insurance first.",
)
EXTENSIONS = (
    "The maker has not answered yet.",
    "The crew who were there are on leave until {soon}.",
    "A second opinion is needed on the damage.",
    "The supplier’s report was promised for {soon}.",
)
EXTENDED_BY_VOICE = (
    "Told {name} that we need until {until}, and why: we do not want to decide on half of it.",
    "Rang {name}: it takes until {until}, since one answer is still missing. Was understanding.",
)
EXTENDED_IN_WRITING = (
    "Dear {name},\n\nwe had promised our decision sooner, but one answer that it depends on is still missing. "
    "You will have it by {until}. We are sorry for the wait.\n\nWith kind regards,\n{me}",
    "Dear {name},\n\nto do your complaint justice we need more time, until {until}. You need not do anything "
    "meanwhile; we write as soon as we know.\n\nWith kind regards,\n{me}",
)
