"""What is said when a decision is not accepted (7.9, annex G): the way onwards, review, outside bodies."""

from __future__ import annotations

# Goes with every decision that is not wholly theirs.
WAY_ON = (
    "If you do not agree, please tell us: somebody who has had nothing to do with it will look at "
    "it again. After "
    "that, the Citizens Advice consumer service says who outside can decide. You have three months.",
    "You may ask us to look at it again, which somebody else will do, or turn to the Citizens Advice consumer "
    "service within three months. Neither costs you anything here.",
)
WAY_ON_AFTER_REVIEW = (
    "With this our own ways are at an end. The Citizens Advice consumer service tells you who "
    "outside can decide; "
    "you have three months.",
)
REJECTS = (
    "Does not accept. Expected more and will take advice.",
    "Says that we have not understood, and that it will not end here.",
    "Does not agree with the reasons given and wants it in writing.",
    "Disappointed. Thinks that we believe our own people first.",
)
REJECTS_A_SUM = (
    "Rejects it: “That is not even half of what it cost me.”",
    "Takes the sum for an insult, and says so.",
    *REJECTS[:2],
)
REJECTS_TURKISH = (
    "Kabul etmiyor. “Bu kadar uğraştan sonra bir özür yetmez.”",
    "“Haksızlık bu. Başka bir yere başvuracağım.”",
)
TOLD_BY_VOICE = (
    "Told {name} that a colleague can look at the decision again, and after that Citizens Advice says where to "
    "turn; sent the addresses.",
    "Explained the way onwards to {name}: a review by somebody else within ten working days, then an outside "
    "body. Leaflet sent.",
)
TOLD_IN_WRITING = (
    "Dear {name},\n\nyou do not agree with our decision. You can ask us to look at it again; "
    "somebody who did not "
    "decide the first time will do so. You can also turn to the Citizens Advice consumer service, "
    "which says who "
    "decides such matters. Addresses are enclosed; you have three months.\n\nWith kind regards,\n{me}",
    "Dear {name},\n\nas we could not agree, here is where you can go next: to a colleague of mine "
    "for a review, "
    "or outside, by way of the Citizens Advice consumer service. It costs you nothing with "
    "us.\n\nWith kind regards,\n{me}",
)
TOLD_AFTER_REVIEW_BY_VOICE = (
    "Told {name} that with the review we are at the end of what we can do, and that Citizens Advice says who "
    "outside decides such things; sent the address.",
)
TOLD_AFTER_REVIEW_IN_WRITING = (
    "Dear {name},\n\ntwo of us have looked at your complaint, and we could not come together. What is left is "
    "outside: the Citizens Advice consumer service tells you who decides such matters. Its address "
    "is enclosed; "
    "you have three months.\n\nWith kind regards,\n{me}",
)
NO_FURTHER = (
    "Leaves it at that: “I have better things to do.”",
    "Will not take it any further, but will buy elsewhere.",
    "Has thought about it and goes no further. Still sees it differently.",
    "Asked; says that it is not worth the trouble to go on.",
)
NO_FURTHER_TURKISH = ("“Uzatmak istemiyorum, kalsın.” Daha ileri gitmeyecek.",)
REVIEW_ASKED = (
    "Wants somebody else to look at it: the photographs are not even mentioned in our letter.",
    "Asks for a review. The colleague who decided had made up their mind from the start, it says.",
    "Not the sum is what matters, but that nobody asked the neighbour who saw it. Wants that done.",
    "Asks that somebody higher up looks at it.",
    "Has a second estimate now and wants it taken into account.",
)
REVIEW_ASKED_TURKISH = ("“Dosyama bir de başka biri baksın.” Sends two more photographs.",)
REVIEW_BEGUN_BY_VOICE = ("Told {name} that I am looking at it afresh and that the answer comes by {by}.",)
REVIEW_BEGUN_IN_WRITING = (
    "Dear {name},\n\nyou have asked us to look at our decision again. I had nothing to do with the "
    "first one and "
    "shall go through everything anew. You will hear from me by {by}.\n\nWith kind regards,\n{me}",
)
REVIEW_NOTES = (
    "Read the file from the first page, without the decision.",
    "Spoke with both sides again, and with the neighbour who had not been asked.",
    "The second photograph had not been looked at closely.",
    "Compared with what others were given in like cases.",
)
REVIEW_KEPT = (
    "I have been through everything again, and through what you sent since. I come to the same result as my "
    "colleague, for the reasons you were given.",
    "I have looked at the whole matter as if nobody had before me, and the decision stands. I know "
    "that you had "
    "hoped for another.",
)
REVIEW_CHANGED = (
    "I have looked at the whole matter again and see it differently from my colleague.",
    "You were right to ask for a second look: something was missed the first time.",
)
REVIEW_CHANGED_WHY = (
    "The neighbour had not been heard, and what she says settles the point.",
    "The second estimate shows what the first had left out.",
    "The papers allow of both readings, and then it is ours to give way.",
    "Others were given something in a like case this year.",
)
LIVES_WITH_IT = (
    "Not happy, but can live with it now that two people have looked.",
    "Accepts the second answer; the first had been too short, that was all.",
)
STILL_REJECTS = (
    "Still does not agree, and wants to hear what others say to it.",
    "Did not expect anything else of us.",
    "Thanks for the trouble, but sees it as before.",
)
# Each follows *the*.
BODIES = (
    ("Home Goods Dispute Scheme", "adr"),
    ("Retail Arbitration Panel", "arbitration"),
    ("County Court at Portwick", "court"),
    ("Furniture and Fittings Conciliation Service", "adr"),
)
OUTSIDE_WHY = (
    "Says that the photographs were not weighed.",
    "Wants the whole price back, and the cost of the second fitter.",
    "Finds the sum too low for what was damaged.",
    "Says that nobody told how long it would take.",
)
OUR_SIDE_SENT = (
    "Sent, with the log, the photographs and what we decided. Receipt is in the folder.",
    "Gone off by post and by e-mail: our decision, the reasons, and the papers it rests on.",
    "Sent through their portal; they confirmed it within the hour.",
)
OUTSIDE_BY_VOICE = ("Told {name} that the {body} has written to us and that our side goes off this week.",)
OUTSIDE_IN_WRITING = (
    "Dear {name},\n\nthe {body} has asked us for our side of the matter. We send the whole file this week, and "
    "you a copy of what we write.\n\nWith kind regards,\n{me}",
)
OUTSIDE_NEWS_BY_VOICE = (
    "Told {name} that nothing has come from the {body} so far; we are waiting as well.",
    "Rang {name}: the {body} had one question, which we answered the same day.",
    "Spoke with {name}: no news. Asked whether anything else could be done meanwhile; there is not.",
    "Told {name} that the papers are complete there and that it is a matter of weeks.",
)
OUTSIDE_NEWS_IN_WRITING = (
    "Dear {name},\n\nthe {body} has not decided yet. We have answered all that was asked, and will tell you as "
    "soon as we hear.\n\nWith kind regards,\n{me}",
    "Dear {name},\n\nnothing new from the {body} this week. We write again by {soon}, whether or not there is "
    "anything to tell.\n\nWith kind regards,\n{me}",
    "Dear {name},\n\nthe {body} had one more question for us. A copy of our answer is "
    "enclosed.\n\nWith kind regards,\n{me}",
    "Dear {name},\n\nthis is only to say that we have not forgotten: the {body} has all the papers, and we are "
    "waiting, as you are.\n\nWith kind regards,\n{me}",
)
# How it ended, by `rules.recourse.OutsideOutcome`.
CONCLUDED = {
    "for_us": ("Our decision was found fair. Nothing more to be paid.", "Not upheld, after a hearing of an hour."),
    "for_them": ("We are to pay {given} within fourteen days.",),
    "partly_for_them": ("Half each: we are to pay {given}.",),
    "settled": ("Settled at the hearing: {given}, and a word of apology.",),
    "withdrawn": ("{name} has withdrawn it there.",),
    "not_admitted": ("Not taken up there: nothing that they may decide.",),
}
AFTER_OUTSIDE = (
    "The {body} has decided, and we do what it says.",
    "We keep to what came out of it at the {body}.",
)
EXHAUSTED = (
    "Looked at by two people here; the way outside was told and has not been taken.",
    "Nothing is left inside, and they leave it at that.",
)
EXHAUSTED_OUTSIDE = ("Decided outside; nothing is left.",)
TIME_PASSED = ("Their three months have passed and nothing more was heard.",)
GOES_NO_FURTHER = ("They say that they go no further.",)
