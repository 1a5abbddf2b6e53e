"""What a caller may hear of their own case (ISO 10002:2018, 7.3; 4, confidentiality), in plain sentences.

Nothing from inside, no assessment, no other name but that of who handles it. English and Turkish.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from complaintdesk.rules.languages import TURKISH
from complaintdesk.rules.reference import spoken
from complaintdesk.rules.standing import Standing
from complaintdesk.rules.vocabulary import ClockKind, Stage
from complaintdesk.rules.written import day

_STAGES = {
    Stage.RECEIVED: ("We have your complaint, and it is with us.", "Şikâyetiniz bize ulaştı ve bizde."),
    Stage.ACKNOWLEDGED: (
        "We have your complaint and are about to look into it.",
        "Şikâyetiniz bizde; incelemeye birazdan başlıyoruz.",
    ),
    Stage.ASSESSED: (
        "We have your complaint and are about to look into it.",
        "Şikâyetiniz bizde; incelemeye birazdan başlıyoruz.",
    ),
    Stage.INVESTIGATING: ("We are looking into it.", "Şikâyetinizi inceliyoruz."),
    Stage.OFFERED: (
        "We have made you an offer and wait for your answer.",
        "Size bir öneride bulunduk, yanıtınızı bekliyoruz.",
    ),
    Stage.DECIDED: (
        "We have decided, and have told you our decision.",
        "Karar verdik ve kararımızı size bildirdik.",
    ),
    Stage.CARRYING_OUT: (
        "You have accepted our decision, and we are carrying it out.",
        "Kararımızı kabul ettiniz; şimdi yerine getiriyoruz.",
    ),
    Stage.CARRIED_OUT: (
        "You have accepted our decision, and what we promised is done.",
        "Kararımızı kabul ettiniz; söz verdiğimiz her şey yapıldı.",
    ),
    Stage.REJECTED: (
        "You do not accept our decision. You can ask us to look at it again, or go to an outside body.",
        "Kararımızı kabul etmediniz. Yeniden incelememizi isteyebilir veya başka bir kuruma başvurabilirsiniz.",
    ),
    Stage.IN_REVIEW: (
        "Somebody else here is looking at it again.",
        "İlk kararda görev almamış bir çalışma arkadaşımız yeniden inceliyor.",
    ),
    Stage.OUTSIDE: (
        "It is with an outside body, and we wait for what it says.",
        "Konu dışarıdaki bir kurumda; oradan gelecek sonucu bekliyoruz.",
    ),
    Stage.CLOSED: (
        "It is closed. If you are not content, tell me, and it can be opened again.",
        "Kapandı. Memnun değilseniz söyleyin, yeniden açılabilir.",
    ),
}
_UNTOLD = (
    "We have decided, and are about to tell you our decision.",
    "Karar verdik; kararımızı size birazdan bildireceğiz.",
)
_MERGED = (
    "It is looked at together with your other complaint.",
    "Öteki şikâyetinizle birlikte ele alınıyor.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the case: dates are of the office; `clocks` are those that run now."""

    reference: str
    stage: Stage
    standing: Standing
    received_on: date
    owner: str | None
    clocks: Mapping[ClockKind, date]
    on: date  # the day it is told, at the office


def status(told: Told, language: str) -> tuple[str, ...]:
    """How it stands, sentence by sentence: number, receipt, status, who handles it, what comes next."""
    turkish = language == TURKISH
    when = day(told.received_on, language)
    if turkish:
        sentences = [
            f"Şikâyet numaranız: {spoken(told.reference)}.",
            f"Şikâyetinizin bize ulaştığı gün: {when}.",
        ]
    else:
        sentences = [
            f"Your number is {spoken(told.reference)}.",
            f"Your complaint reached us on {when}.",
        ]
    sentences.append(_how_it_stands(told)[turkish])
    if told.owner and not told.standing.closed:
        handled = f"Sorumlu çalışma arkadaşımız: {told.owner}." if turkish else f"{told.owner} is handling it."
        sentences.append(handled)
    return (*sentences, *_next(told, language))


def _how_it_stands(told: Told) -> tuple[str, str]:
    if told.standing.merged:
        return _MERGED
    if told.standing.decided and not told.standing.informed:
        return _UNTOLD
    return _STAGES[told.stage]


def _next(told: Told, language: str) -> Iterator[str]:
    if told.standing.closed:
        return
    turkish = language == TURKISH
    ours = {kind: due for kind, due in told.clocks.items() if kind.is_ours}
    late = [due for due in ours.values() if due < told.on]
    if late:
        promised = day(min(late), language)
        yield (
            f"Size verdiğimiz süre doldu (söz verdiğimiz gün: {promised}); geciktiğimiz için özür dileriz."
            if turkish
            else f"We had promised to be back by {promised} and are late. I am sorry for that."
        )
    for kinds, english, other in _PROMISES:
        due = next((ours[kind] for kind in kinds if ours.get(kind, date.min) >= told.on), None)
        if due is not None:
            yield (other if turkish else english).format(day(due, language))


_PROMISES = (
    (
        (ClockKind.ACKNOWLEDGE, ClockKind.REVIEW_ACKNOWLEDGE, ClockKind.UPDATE),
        "You will hear from us by {}.",
        "Bizden en geç şu gün haber alacaksınız: {}.",
    ),
    (
        (ClockKind.REVIEW_DECIDE, ClockKind.DECIDE),
        "You will have our decision by {}.",
        "Kararımızı en geç şu gün bildireceğiz: {}.",
    ),
)


def check_question(language: str) -> str:
    """What to ask before anything is told: it must be them, or somebody who acts for them."""
    if language == TURKISH:
        return "Adınızı ve telefon numaranızı veya şikâyet numaranızı söyler misiniz?"
    return "May I have your name, and your telephone number or the number of your complaint?"
