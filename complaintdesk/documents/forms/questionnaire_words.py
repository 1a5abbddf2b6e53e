"""The words in which complainants are asked, by letter and on the phone (8.3), in each language of the desk."""

from __future__ import annotations

from typing import NamedTuple

from complaintdesk.rules import satisfaction


class Said(NamedTuple):
    """The words of one language; `marks` from 1, very dissatisfied, to 5."""

    heading: str
    intro: str
    apart: str
    handling: str
    outcome: str
    marks: tuple[str, ...]
    words: str
    words_hint: str
    never_again: str
    send_back: str
    not_content: str
    say: str  # on the phone
    say_apart: str


SAID = {
    "en": Said(
        heading="How did we treat you?",
        intro="On {received} you complained to us ({about}). Your case is closed. We should like to hear how you "
        "were treated, so that we do it better. You are one of a few who were drawn at random. Whether you answer "
        "is up to you; it costs nothing and changes nothing in your case.",
        apart="Your answer is read by somebody who did not handle your complaint.",
        handling=satisfaction.HANDLING,
        outcome=satisfaction.OUTCOME,
        marks=("1 very dissatisfied", "2 dissatisfied", "3 neither", "4 satisfied", "5 very satisfied"),
        words="In your own words",
        words_hint="what was good, and what we should do differently",
        never_again="Please do not ask me again.",
        send_back="Please send this sheet back to {office} by {by}, or answer by e-mail or telephone.",
        not_content="Are you not content with how we handled your complaint? Then you can complain about that as "
        "well, or ask us to take up your case again. It is free of charge; your number is {reference}.",
        say="Good day, {caller} of {office}. Your complaint is closed. {apart}May I ask you two short questions "
        "about how we treated you? It is up to you, and changes nothing in it.",
        say_apart="I had no part in it. ",
    ),
    "tr": Said(
        heading="Size nasıl davrandık?",
        intro="{received} tarihinde bize bir şikâyette bulundunuz ({about}). Dosyanız kapatıldı. Daha iyi hizmet "
        "verebilmek için size nasıl davranıldığını öğrenmek istiyoruz. Rastgele seçilen kişilerden birisiniz. "
        "Yanıtlamak isteğe bağlıdır; ücretsizdir ve dosyanızda hiçbir şeyi değiştirmez.",
        apart="Yanıtınızı, şikâyetinizle ilgilenmemiş bir çalışanımız okur.",
        handling="Şikâyetinizi ele alış biçimimizden ne kadar memnunsunuz?",
        outcome="Bundan ayrı olarak, varılan sonuçtan ne kadar memnunsunuz?",
        marks=("1 hiç memnun değilim", "2 memnun değilim", "3 kararsızım", "4 memnunum", "5 çok memnunum"),
        words="Kendi sözlerinizle",
        words_hint="iyi bulduklarınız ve farklı yapmamız gerekenler",
        never_again="Lütfen bana bir daha sormayın.",
        send_back="Lütfen bu formu en geç {by} tarihine kadar {office} adresine geri gönderin ya da yanıtlarınızı "
        "telefonla veya e-postayla bildirin.",
        not_content="Şikâyetinizi ele alış biçimimizden memnun değil misiniz? Bunu da şikâyet edebilir ya da "
        "dosyanızın yeniden ele alınmasını isteyebilirsiniz. Bu ücretsizdir; dosya numaranız: {reference}.",
        say="İyi günler, {office} adına {caller}. Şikâyetiniz kapatıldı. {apart}Size nasıl davrandığımızla ilgili "
        "iki kısa soru sorabilir miyim? Yanıtlamak size kalmış; dosyanızda hiçbir şeyi değiştirmez.",
        say_apart="Onunla ben ilgilenmedim. ",
    ),
}
