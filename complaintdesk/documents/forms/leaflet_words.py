"""The words of the leaflet (7.1) in each language of the desk."""

from __future__ import annotations

SAID = {
    "en": {
        "title": "Something went wrong? Tell us.",
        "intro": "We want to put it right, and to learn from it. Anybody may complain: about what you "
        "bought, about a service, or about how we dealt with you. You need no special words and no "
        "form. You will be treated with respect, and it will not be held against you.",
        "free": "Handling your complaint is free of charge. Whatever you tell us is read only by "
        "those who deal with it.",
        "where": "Where and how to complain",
        "ways": "In person, by telephone, in writing, as you like best. Somebody else may do it for "
        "you. We write down what you tell us and give you a copy of it.",
        "bring": "What helps us to help you",
        "then": "What happens then",
        "remedies": "What we can do for you",
        "remedies_words": "It depends on what went wrong. It may be: {}. Tell us what would put it right for you.",
        "status": "How does it stand?",
        "status_words": "With the number of your complaint you can ask us at any time, by telephone "
        "or in writing. You will also hear from us without asking.",
        "next": "If you do not agree with our decision",
        "next_words": "Tell us, and why. Somebody who had no part in the decision looks at it again; "
        "that is free of charge as well. You can also go to somebody outside, now or later:",
        "help": "If you need help",
    },
    "tr": {
        "title": "Bir sorun mu yaşadınız? Bize anlatın.",
        "intro": "Sorununuzu gidermek ve bundan ders çıkarmak istiyoruz. Herkes şikâyette "
        "bulunabilir: satın aldığınız bir ürün, aldığınız bir hizmet veya size nasıl davrandığımız "
        "hakkında. Bunun için özel sözlere veya forma gerek yoktur. Size saygıyla davranılır; "
        "şikâyetiniz hiçbir zaman aleyhinize kullanılmaz.",
        "free": "Şikâyetinizin ele alınması ücretsizdir. Anlattıklarınızı yalnızca şikâyetinizle "
        "ilgilenenler okur.",
        "where": "Nereye ve nasıl şikâyet edebilirsiniz?",
        "ways": "Yüz yüze, telefonla veya yazılı olarak; hangisini isterseniz. Sizin adınıza bir "
        "başkası da başvurabilir. Anlattıklarınızı yazıya döker, bir örneğini size veririz.",
        "bring": "Neleri bildirmeniz bize yardımcı olur?",
        "then": "Sonra ne olur?",
        "remedies": "Sizin için neler yapabiliriz?",
        "remedies_words": "Yapabileceklerimiz, yaşadığınız soruna bağlıdır. Örneğin: {}. Sorunun "
        "sizin için nasıl giderilebileceğini bize söyleyin.",
        "status": "Şikâyetiniz hangi aşamada?",
        "status_words": "Şikâyet numaranızla istediğiniz zaman telefonla veya yazılı olarak "
        "sorabilirsiniz. Siz sormasanız da size düzenli olarak bilgi veririz.",
        "next": "Kararımızı kabul etmezseniz",
        "next_words": "Bunu nedeniyle birlikte bize bildirin. Kararda görev almamış bir çalışma "
        "arkadaşımız dosyanıza yeniden bakar; bunun için de sizden ücret istenmez. Şimdi veya daha "
        "sonra kurumumuz dışında şu yerlere de başvurabilirsiniz:",
        "help": "Yardıma ihtiyacınız varsa",
    },
}
BRING = {
    "en": (
        "your name, and how we reach you (you may also stay anonymous)",
        "the order, contract or invoice number, if there is one",
        "what happened, when and where, in your own words",
        "copies of papers and photographs; keep the originals",
        "what would put it right for you",
    ),
    "tr": (
        "adınız ve size nasıl ulaşabileceğimiz (adınızı vermeden de şikâyet edebilirsiniz)",
        "varsa sipariş, sözleşme veya fatura numarası",
        "neyin, ne zaman ve nerede olduğu; kendi sözlerinizle",
        "belgelerin kopyaları ve fotoğraflar; asılları sizde kalsın",
        "sorunun sizin için nasıl giderilebileceği",
    ),
}
# `{}` is the time limit: `within` with its length, or `soon` where the policy sets none.
STEPS = {
    "en": {
        "within": "within {}",
        "soon": "as soon as we can",
        "acknowledge": "You get a number, and we tell you that we have your complaint: {}.",
        "assess": "We look at how serious it is. If anybody is in danger, we act at once.",
        "update": "We look into it, hear both sides, and tell you how it stands: each time {}.",
        "decide": "We tell you our decision, and why: {}.",
        "longer": "If that is not possible, we write to you why, and by when instead: at most {} later.",
        "accept": "If you accept, we do what we promised, and see whether it has helped.",
        "review": "If you do not accept, you can ask for a review. You have its result {}.",
    },
    "tr": {
        "within": "en geç {} içinde",
        "soon": "en kısa sürede",
        "acknowledge": "Size bir şikâyet numarası verir, şikâyetinizin bize ulaştığını {} bildiririz.",
        "assess": "Sorunun ne kadar ciddi olduğuna bakarız. Tehlike altında olan biri varsa hemen "
        "harekete geçeriz.",
        "update": "Şikâyetinizi inceler, iki tarafı da dinleriz. Hangi aşamada olduğunu her seferinde "
        "{} bildiririz.",
        "decide": "Kararımızı gerekçesiyle birlikte {} bildiririz.",
        "longer": "Bu mümkün olmazsa nedenini ve yeni tarihi size yazarız (ek süre en çok {}).",
        "accept": "Kararı kabul ederseniz verdiğimiz sözü yerine getirir, sorunun giderilip "
        "giderilmediğine bakarız.",
        "review": "Kararı kabul etmezseniz yeniden incelenmesini isteyebilirsiniz. Sonucu {} öğrenirsiniz.",
    },
}
HELP = {
    "en": (
        "We write your complaint down for you, and read our letters out to you if you wish.",
        "Large print, an interpreter, or another way to reach you: tell us what you need.",
        "A relative, a friend or an adviser may speak for you.",
    ),
    "tr": (
        "Şikâyetinizi sizin yerinize yazar, isterseniz mektuplarımızı size okuruz.",
        "Büyük punto, tercüman veya size başka bir yoldan ulaşmamız: neye ihtiyacınız olduğunu bize söyleyin.",
        "Bir yakınınız, arkadaşınız veya danışmanınız sizin adınıza konuşabilir.",
    ),
}
WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "tr": ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"),
}
