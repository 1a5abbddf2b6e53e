"""What is said and written when something is offered, promised, carried out and looked at again (7.7, 7.9)."""

from __future__ import annotations

OFFERS_BY_VOICE = (
    "Offered {name} {given} to settle it, and said how we come to that sum.",
    "Rang {name}: the fault is at least partly ours, and we would settle it with {given}.",
)
OFFERS_IN_WRITING = (
    "We have looked into it and should like to settle it with {given}. Would that be all right with "
    "you? Please let "
    "us know by {soon}.",
    "Before we decide we want to ask you: would {given} settle the matter for you? If you see it "
    "differently, please "
    "say so; it changes nothing about your rights.",
)
BETTER_OFFERS_BY_VOICE = (
    "Rang {name} again: with {given} we can meet.",
    "Went through the receipts with {name} once more and offered {given}.",
)
BETTER_OFFERS_IN_WRITING = (
    "We have thought about what you told us, and you have a point. We offer {given} and hope that "
    "this settles it.",
    "Thank you for the receipts. With them we can go up to {given}.",
)
TAKES = (
    "Takes the offer: “Then let us leave it at that.”",
    "Agrees to {given}, and is glad that it is over.",
    "Thinks that fair, and says so.",
    "Accepts {given} with thanks.",
)
TAKES_TURKISH = ("Teklifi kabul ediyor: “Olur, {given} yeter, sağ olun.”", "“Tamam, anlaştık. Teşekkür ederim.”")
COUNTERS = (
    "Finds that too little. {asked} would be fair, what with the trouble.",
    "Asks for {asked} instead and has the receipts for it.",
    "Says that {asked} is what it cost, and not a penny less.",
)
COUNTERS_TURKISH = ("“Az buldum. Bana {asked} gideri oldu.” Fişlerini gönderecek.",)
TURNS_DOWN = (
    "Does not want to bargain and asks for a decision.",
    "Turns it down: wants to know who was right first.",
)
AS_AGREED = (
    "This is what we agreed on.",
    "As agreed with you, the matter is settled.",
    "Thank you for accepting our offer.",
)
AT_ONCE = (
    "I am sorry about that; let us put it right here and now.",
    "Thank you for telling me at once. That is quickly mended.",
    "You are right, and there is no need to make a long story of it.",
    "I have looked it up while we were speaking, and you are right.",
    "That should not have happened, and I am glad that you said so.",
)
SETTLED = (
    "Is content with that. “So you do listen after all.”",
    "Accepts, and says thank you.",
    "Agrees. Would have liked it sooner.",
    "Fine. No further wishes.",
    "Wrote a friendly line: all is settled as far as they are concerned.",
    "Had not expected that, and is pleased.",
)
SETTLED_TURKISH = (
    "Kabul ediyor. “Çok teşekkür ederim, kolay gelsin.”",
    "“İlgilendiğiniz için sağ olun, bu iş tamam.”",
)
ARRANGED_BY_VOICE = (
    "Agreed with {name} on {soon}.",
    "Rang {name}: everything is under way and should be done by {soon}.",
    "Told {name} whom to expect, and when: {soon}, before noon.",
)
ARRANGED_IN_WRITING = (
    "Dear {name},\n\neverything we promised is under way and should be done by {soon}. If that day "
    "does not suit "
    "you, please ring.\n\nWith kind regards,\n{me}",
    "Dear {name},\n\nthis is to let you know that we have not forgotten: it will be done by "
    "{soon}.\n\nWith kind regards,\n{me}",
)
# Carried out: how it is known. By remedy; the first stands for those that have nothing of their own.
DONE = {
    "": ("Done as promised.", "Done; noted on the order."),
    "deliver": ("Delivered and signed for.", "Brought in the morning; the slip is in the file."),
    "repair": ("Workshop reports the job as finished; the customer was present.", "Put right and tried out."),
    "exchange": ("Exchanged at the door; the other one is back in the shop.",),
    "replacement": ("New one delivered and signed for.",),
    "cancel_sale": ("Sale cancelled; the carrier has collected it.",),
    "cancel_invoice": ("Invoice taken back and the reminder stopped.",),
    "refund": ("Payment left today.", "Refunded to the card it was paid with."),
    "refund_down_payment": ("Deposit sent back today.",),
    "compensation": ("Payment left today.", "Paid out by bank transfer."),
    "discount": ("Difference credited to the card.", "Credit note sent, sum paid out."),
    "instalments": ("Plan set up; the first part is due next month.",),
    "goodwill_gift": ("Voucher sent by post.", "Voucher handed over at the counter."),
    "honour_guarantee": ("Repaired under the guarantee; nothing was charged.",),
}
# Looked at afterwards, in the same way.
VERIFIED = {
    "": ("Asked {name}: all is as it should be.", "Looked at it in the system; it is done."),
    "deliver": ("Rang {name}: it has come, and nothing is scratched.",),
    "repair": ("Rang {name} after a few days: it works.", "Went to look; a clean job."),
    "exchange": ("{name} has the right one now and is content.",),
    "refund": ("The bank confirms it.", "{name} has seen it on the statement."),
    "compensation": ("The bank confirms it.", "{name} has it."),
    "goodwill_gift": ("{name} has used it already.",),
}
NOT_HELPED = {
    "": ("Rang {name}: not done as it was promised. Has to be seen to again.",),
    "repair": ("The fault is back. The workshop goes out a second time.",),
    "refund": ("The payment came back: the account has been closed. Asked {name} for the new one.",),
    "compensation": ("The sum went to an old account of {name}. To be sent again.",),
    "deliver": ("{name} says that nobody came. Delivery looks into it and goes again.",),
}
LOOKED_AGAIN = (
    "Looked at it again with what has come in since. What was promised did not do what it was meant to.",
    "The first decision was right, but it was not carried through to the end.",
    "Went through the file again: there is more to it than we saw at first.",
)
