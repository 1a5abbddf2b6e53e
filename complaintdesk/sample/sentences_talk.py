"""What is said and written while a case is worked on: to the complainant, by the complainant, "
"among ourselves."""

from __future__ import annotations

WHO = (
    "the lady on the telephone",
    "your colleague at the counter",
    "the driver",
    "a young man in the shop",
    "somebody in your office",
    "the gentleman in the workshop",
    "your customer service",
)
WEEKS = ("ten days", "two weeks", "nearly three weeks", "three weeks", "a month", "five weeks", "six weeks")
TURKISH = (
    "Kusura bakmayın, İngilizcem pek iyi değil; komşum yazmama yardım etti.",
    "İyi günler. Şikâyetimi İngilizce yazıyorum, olmazsa Türkçe de anlatırım.",
    "Merhaba, telefonda anlatamadım, o yüzden yazıyorum.",
    "Lütfen bana Türkçe bilen biri dönsün. Teşekkürler.",
)
WANTS = {
    "deliver": ("Please bring it now.", "I would like to know when it comes, and then have it come."),
    "repair": ("Please put it right.", "I want it repaired properly this time.", "I expect it to be made good."),
    "exchange": ("I would like it exchanged.", "Please take it back and bring the right one."),
    "replacement": ("I want a new one.", "A replacement would settle it for me."),
    "cancel_sale": ("I no longer want it.", "I wish to withdraw from the purchase."),
    "honour_guarantee": ("I expect you to keep to the guarantee.", "The guarantee should cover this."),
    "honour_promise": ("I only ask you to do what you promised.", "Please keep your word."),
    "cancel_contract": ("Please end the contract.", "I want to be let out of this contract."),
    "cancel_invoice": ("Please cancel the invoice.", "I will not pay this invoice; please withdraw it."),
    "information": ("I should like an explanation.", "Please tell me how this could happen."),
    "correct_damage_assessment": (
        "Please look at the damage again.",
        "The estimate should be gone through again.",
    ),
    "compensation": ("I would like {sum} for the trouble and the cost.", "I ask for {sum} in compensation."),
    "refund_down_payment": ("Please return my deposit of {sum}.", "I want the {sum} that I paid in advance back."),
    "refund": ("I would like my money back: {sum}.", "Please refund {sum}."),
    "discount": ("I think {sum} off the price would be fair.", "I could live with it for {sum} less."),
    "instalments": ("Could I pay in smaller parts?", "I would like to pay it off month by month."),
    "apology": ("An apology would be in order.", "A word of apology would help."),
    "goodwill_gift": ("A small sign of goodwill would be nice.", "I leave it to you how to make it good."),
    "notice_of_change": ("I want to know that it will not happen to others.", "Please change it for everyone."),
    "none": ("I do not want anything; I wanted you to know.", ""),
}
GIVES = {
    "deliver": ("It will be brought to you on {soon}; the driver will ring an hour before.",),
    "repair": ("We will put it right at our cost; the workshop will ring you to agree on a day.",),
    "exchange": ("We will exchange it and take the other one with us on {soon}.",),
    "replacement": ("You get a new one, which we will bring on {soon}.",),
    "cancel_sale": ("The purchase is cancelled and we will collect it.",),
    "honour_guarantee": ("The guarantee covers it: you pay nothing.",),
    "honour_promise": ("We will do what was promised, by {soon}.",),
    "cancel_contract": ("The contract is ended as of today, at no cost to you.",),
    "cancel_invoice": ("The invoice is cancelled; please disregard any reminder.",),
    "information": ("If anything remains unclear, please ring us and ask for me.",),
    "correct_damage_assessment": ("We have gone through the estimate again and accept it.",),
    "compensation": ("We will pay you {given} in compensation.", "For cost and trouble you receive {given}."),
    "refund_down_payment": ("Your deposit of {given} is on its way back to you.",),
    "refund": ("We are refunding {given}; it should reach you within five working days.",),
    "discount": ("We will take {given} off the price and refund the difference.",),
    "instalments": ("You can pay in six monthly parts without interest.",),
    "apology": ("Please accept our apology.", "We are sorry, and we mean it."),
    "goodwill_gift": ("As a sign of goodwill we enclose a voucher.",),
    "notice_of_change": ("We have changed the way we do this, so that it does not happen to anyone else.",),
    "none": ("",),
}
ACKNOWLEDGED_BY_VOICE = (
    "Told {name} that we have the complaint, number {reference}; free of charge, decision by {decide}.",
    "Gave {name} the number {reference}, explained the next steps and that we decide by {decide}.",
    "Spoke with {name}: complaint received, number {reference}. Will hear from us by {decide} at the latest.",
)
ACKNOWLEDGED_IN_WRITING = (
    "Dear {name},\n\nthank you for telling us. We have your complaint about the {product}; its number is "
    "{reference}. You will have our decision by {decide}. It costs you nothing.\n\nWith kind regards,\n{me}",
    "Dear {name},\n\nwe are sorry that you had reason to complain. Your number is {reference}; please name it "
    "whenever you write or call. We are looking into the matter and will decide by "
    "{decide}.\n\nWith kind regards,\n{me}",
)
UPDATES_BY_VOICE = (
    "Told {name} that we are still looking into it and will be in touch again within five working days.",
    "Rang {name}: the workshop has it and will report this week.",
    "Explained to {name} why it takes longer than we said. Was understanding.",
    "Left a message on the answering machine: no news yet, we have not forgotten.",
    "Asked {name} for a photograph of the label; said how it stands.",
)
UPDATES_IN_WRITING = (
    "Dear {name},\n\nwe are waiting for the maker’s answer and expect it by {soon}. You will hear from us then.",
    "Dear {name},\n\nthis is to tell you how it stands: the department has been heard, the papers "
    "are complete, "
    "and we decide within the time we told you.",
    "Dear {name},\n\nit takes a little longer than we had hoped, for which we apologise. We will "
    "write again by "
    "{soon} at the latest.",
    "Dear {name},\n\ncould you send us a photograph of the {product}? It would help us to decide.",
)
CHASERS = (
    "Asks how it stands.",
    "Sent the photographs that we had asked for.",
    "Rang again: nobody has called back. Promised to pass it on today.",
    "Adds that the same thing happened to the neighbour.",
    "Sent a copy of the receipt.",
    "Wants to know who is dealing with it. Gave the name.",
    "Can be reached only after four in the afternoon.",
    "Is annoyed about the wait, but friendly.",
)
INSIDE = (
    "Asked the other side as well, so that both are heard.",
    "Went through the order, the slip and the payments.",
    "Waiting for the supplier’s report; asked for it by {soon}.",
    "Compared with three similar cases of this year.",
    "Spoke with the department. They remember the day.",
    "File is complete as far as I can see.",
)
REMINDED = (
    "Asked {name} whether our decision is acceptable. No answer so far.",
    "Second message to {name}; will close if we hear nothing by {soon}.",
)
ASSESSED = ("", "", "", "Clear enough; no need to visit.", "Needs the workshop.", "Statement of the crew needed.")
WITHDRAWN = (
    "Has found the receipt for the other shop and is sorry for the trouble.",
    "The parcel was with a neighbour. Withdraws the complaint.",
    "No longer wishes to go on with it.",
)
# What it is about, and where they were sent with it.
OUT_OF_SCOPE = (
    ("Not our customer: bought from a shop of a similar name. Gave them its address.", "Harbour Road Furnishings"),
    ("About the car park, which belongs to the council. Told where to turn.", "Portwick Borough Council, parking"),
    ("About the lorry of another firm. Gave the number that stands on it.", "Coast & County Haulage"),
    ("About the electricity bill. That is for the supplier; gave the number.", "their electricity supplier"),
)
REOPENED_AFTER_A_REPAIR = ("The fault is back after the repair.", "It held for a week, and now it is as before.")
REOPENED = (
    "Not all of what was promised has been done.",
    "New photographs that change the picture.",
    "It was done, but not as we had agreed.",
    "Something has come to light that we did not know.",
)
IMMEDIATE = (
    "Apologised on the spot.",
    "Stopped the reminder.",
    "Asked the carrier to search.",
    "Told not to use it for now.",
    "Lent a replacement.",
)
DOCUMENTS = (
    "photographs",
    "receipt",
    "delivery slip",
    "two photographs, estimate",
    "letter, three pages",
    "bank statement",
)
# Whom or what a complaint names, besides our own people.
CONCERNED = ("van 2", "counter", "night shift", "the fitter", "driver of the early round")
NAMED = ("{name} at the counter", "{name}, on the telephone", "{name}")
