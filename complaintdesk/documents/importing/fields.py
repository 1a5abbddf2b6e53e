"""Where a column can go: the desk's fields, and the names other systems give them (English and Turkish).

Names are folded, with single blanks. One that begins with `=` counts only as the whole name of a column; the
others also as part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

KEEP = "keep"  # no field: kept with the case under the column's own name


class Kind(StrEnum):
    """What a field's cells must look like."""

    TEXT = "text"
    LABEL = "label"  # few distinct values
    DAY = "day"
    SUM = "sum"
    YES_NO = "yes or no"
    CHANNEL = "channel"
    READING = "reading"  # of `words.reading`
    NEEDS = "needs"
    EMAIL = "email"
    PHONE = "phone"
    CURRENCY = "currency"
    UNIQUE = "unique"


@dataclass(frozen=True, slots=True)
class Field:
    """One place for a column. `code` stands in mapping files, `label` is shown; `many` columns may share it."""

    code: str
    label: str
    kind: Kind
    names: tuple[str, ...]
    many: bool = False


def _field(code: str, label: str, kind: Kind, names: str, *, many: bool = False) -> Field:
    return Field(code, label, kind, tuple(name.strip() for name in names.split("|")), many)


FIELDS: tuple[Field, ...] = (
    _field("origin_id", "number in the other system", Kind.UNIQUE,
        "complaint id|complaint number|complaint no|complaint ref|case id|case number|case no|case enquiry id"
        "|ticket id|ticket number|ticket no|request number|sr number|sr no|tracking number|tracking no"
        "|service request number|request id|service request id"
        "|reference number|reference no|reference id|=reference|=ref|unique key|=key|=id|=number|=no|=nr|=ticket"
        "|=incident|incident id|incident number|sikayet no|sikayet numarasi|basvuru no|basvuru numarasi|kayit no"
        "|dosya no|talep no|takip no|referans no|=sira no|evrak no"),
    _field("received", "received on", Kind.DAY,
        "date received|received date|received on|received at|=received|receipt date|date of receipt|complaint date"
        "|date of complaint|created date|creation date|date created|created at|created on|=created|create date"
        "|=opened|opened date|date opened|open dt|open date|opened at|requested datetime|request date|date filed"
        "|filed on|filed date|submitted date|date submitted|submitted at|submission date|date entered|date logged"
        "|logged on|sikayet tarihi|basvuru tarihi|gelis tarihi|alinis tarihi|kayit tarihi|olusturma tarihi"
        "|olusturulma tarihi|acilis tarihi|talep tarihi|=tarih|=date"),
    _field("problem_on", "date of the problem", Kind.DAY,
        "incident date|date of incident|date of problem|problem date|occurred on|date of event|event date"
        "|purchase date|olay tarihi|sorun tarihi"),
    _field("acknowledged", "acknowledged on", Kind.DAY,
        "acknowledged|date acknowledged|acknowledged on|acknowledgement date|acknowledged at|first response date"
        "|first response|bilgilendirme tarihi|teyit tarihi|on yanit tarihi|ilk yanit tarihi"),
    _field("decided", "decided on", Kind.DAY,
        "decided|date decided|decision date|decided on|response date|date of response|responded on|answered on"
        "|resolution date|date resolved|resolved date|resolved at|resolved on|=resolved|karar tarihi|yanit tarihi"
        "|cevap tarihi|cozum tarihi|sonuc tarihi"),
    _field("closed", "closed on", Kind.DAY,
        "date closed|closed date|closed on|closed at|closed dt|=closed|closing date|close date|closure date"
        "|completion date|date completed|completed date|completed on|completed at|=completed|=finished|end date"
        "|kapanis tarihi|kapatma tarihi|kapanma tarihi|bitis tarihi|tamamlanma tarihi|sonuclanma tarihi"),
    _field("last_known", "last known date", Kind.DAY,
        "date sent to company|sent to company|date sent|date forwarded|forwarded on|last updated|updated date"
        "|last modified|last update date|date updated|updated at|updated on|=updated|updated datetime"
        "|resolution action updated date|guncelleme tarihi|son islem tarihi|iletilme tarihi|sevk tarihi"),
    _field("description", "description", Kind.TEXT,
        "consumer complaint narrative|complaint narrative|narrative|complaint text|complaint description"
        "|complaint details|=complaint|description|request details|problem description|details of complaint"
        "|=details|=message|=body|=text|=comment|=story|what happened|aciklama|sikayet metni|sikayet aciklamasi"
        "|sikayet detayi|sikayet icerigi|=sikayet|=detay|=icerik|=metin|=mesaj|sikayet konusu detay"),
    _field("summary", "summary (begins the description)", Kind.TEXT,
        "case title|=title|=subject|=summary|=headline|short description|subject line|=baslik|=ozet|=konu"
        "|sikayet ozeti|sikayet basligi|sikayet konusu"),
    _field("problem", "problem category", Kind.LABEL,
        "problem category|complaint category|complaint type|type of complaint|request type|service request type"
        "|type of service request|sr type|=issue|=issue type|=problem|problem type|=category|=kind|=reason"
        "|reason for complaint|complaint reason|=type|=case type|service name|nature of complaint|sikayet turu"
        "|sikayet tipi|sikayet kategorisi|sikayet nedeni|sikayet sebebi|basvuru turu|=kategori|=tur|=neden"
        "|=konu|sikayet konusu|=subject|=sorun"),
    _field("sub_issue", "problem in detail", Kind.TEXT,
        "sub issue|subissue|sub category|subcategory|sub type|subtype|=descriptor|complaint sub type|=topic"
        "|alt kategori|alt konu|alt tur|alt neden"),
    _field("product", "product or service", Kind.TEXT,
        "=product|product name|product or service|product service|=service|=item|=article|=urun|urun adi"
        "|urun hizmet|=hizmet|hizmet adi|=model"),
    _field("sub_product", "product in detail", Kind.TEXT,
        "sub product|subproduct|product type|product variant|alt urun|urun turu|urun tipi"),
    _field("order_number", "order or contract number", Kind.TEXT,
        "order number|order no|order id|=order|contract number|contract no|policy number|invoice number|invoice no"
        "|account number|siparis no|siparis numarasi|fatura no|sozlesme no|police no|musteri no"),
    _field("name", "complainant's name", Kind.TEXT,
        "complainant name|name of complainant|=complainant|customer name|name of customer|=customer|client name"
        "|=client|consumer name|=name|full name|contact name|requester name|=requester|requested by|caller name"
        "|=caller|=guest|sikayetci|sikayet eden|sikayetci adi|musteri adi|=musteri|ad soyad|adi soyadi|=isim"
        "|isim soyisim|basvuran|basvuru sahibi|musteri ad soyad"),
    _field("first_name", "complainant's first name", Kind.TEXT, "first name|given name|forename|=ad|=adi"),
    _field("last_name", "complainant's last name", Kind.TEXT,
        "last name|surname|family name|=soyad|=soyadi|soyisim"),
    _field("organisation", "complainant's organisation", Kind.TEXT,
        "customer company|complainant organisation|complainant organization|=organisation|=organization|=company"
        "|company name|=firma|firma adi|=kurum|=sirket|kurulus"),
    _field("phone", "complainant's phone", Kind.PHONE,
        "phone|telephone|mobile number|mobile no|=mobile|cell phone|=cell|=tel|contact number|telefon|=gsm"
        "|cep telefonu|=cep|iletisim no", many=True),
    _field("email", "complainant's e-mail", Kind.EMAIL, "email|e mail|eposta|e posta|mail address", many=True),
    _field("address", "complainant's address", Kind.TEXT,
        "=address|complainant address|customer address|street address|mailing address|postal address|=street"
        "|=city|=town|=state|=province|=county|zip code|zipcode|=zip|postal code|postcode|=country|=adres"
        "|=mahalle|=ilce|=il|=sehir|posta kodu|=ulke|musteri adresi|acik adres", many=True),
    _field("needs", "needs of the complainant", Kind.NEEDS,
        "=tags|=needs|special needs|vulnerab|accessibility|=etiketler|ozel durum|ozel ihtiyac"),
    _field("language", "complainant's language", Kind.LABEL,
        "=language|preferred language|=dil|tercih edilen dil"),
    _field("medium", "how it came in", Kind.CHANNEL,
        "submitted via|submission method|received via|received by channel|complaint channel|=channel|=medium"
        "|=source|=origin|channel type|open data channel type|method received|how received|contact method"
        "|intake method|case source|basvuru kanali|sikayet kanali|=kanal|gelis sekli|basvuru sekli"
        "|gelis kanali|iletisim kanali|basvuru yolu|=kaynak"),
    _field("department", "department concerned", Kind.LABEL,
        "department|=dept|responsible agency|agency responsible|owner department|=agency|agency name|=division"
        "|=unit|responsible unit|departman|=birim|sorumlu birim|ilgili birim|=mudurluk|=bolum"),
    _field("branch", "branch", Kind.LABEL,
        "=branch|branch name|=store|store name|=shop|=office|=location|=site|=sube|sube adi|=magaza|=bayi"),
    _field("people_concerned", "people or firm concerned", Kind.TEXT,
        "people concerned|person concerned|employee concerned|complained about|staff involved|respondent"
        "|employee name|ilgili kisi|ilgili personel|sikayet edilen|=company|company name|=firma|=provider"),
    _field("market_segment", "market segment", Kind.LABEL,
        "market segment|=segment|customer type|musteri tipi|musteri turu"),
    _field("owner", "owner of the case", Kind.TEXT,
        "=owner|case owner|assigned to|=assignee|=handler|=agent|case handler|handled by|investigator|sorumlu kisi"
        "|=sorumlu|atanan|ilgilenen|dosya sorumlusu"),
    _field("remedy_sought", "remedy sought", Kind.TEXT,
        "remedy sought|desired outcome|desired resolution|outcome sought|resolution sought|customer wants"
        "|requested remedy|=talep|musteri talebi|talep edilen"),
    _field("sum_sought", "sum sought", Kind.SUM,
        "sum sought|amount claimed|claim amount|amount sought|disputed amount|amount in dispute|=amount|=claim"
        "|amount requested|talep edilen tutar|talep tutari|=tutar|=miktar|=meblag"),
    _field("sum_given", "sum given", Kind.SUM,
        "sum given|amount paid|compensation paid|compensation amount|refund amount|amount refunded|redress paid"
        "|odenen tutar|iade tutari|tazminat tutari"),
    _field("currency", "currency", Kind.CURRENCY, "=currency|currency code|=para birimi|=doviz"),
    _field("status", "status", Kind.READING,
        "=status|case status|complaint status|request status|ticket status|=state|=stage|=durum|=durumu"
        "|sikayet durumu|basvuru durumu"),
    _field("response", "response (decision, remedy)", Kind.TEXT,
        "company response to consumer|response to consumer|response to complainant|=decision|=resolution"
        "|resolution description|=outcome|complaint outcome|=result|=finding|=findings|closure reason|=disposition"
        "|=karar|=sonuc|=cozum|sonuc aciklamasi|yapilan islem"),
    _field("remedy_given", "remedy given", Kind.TEXT,
        "remedy given|=remedy|remedy|=redress|compensation type|verilen cozum|telafi"),
    _field("disputed", "disputed by the complainant", Kind.YES_NO,
        "consumer disputed|=disputed|customer disputed|=appealed|rejected by complainant|itiraz edildi|=itiraz"),
    _field("timely", "answered in time", Kind.YES_NO,
        "timely response|timely|in time|=ontime|on time|within sla|sla met|suresinde|zamaninda"),
    _field("recurrent", "happened before", Kind.YES_NO,
        "recurrent|repeat complaint|=repeat|recurring|=tekrar|tekrarlayan"),
    _field("reply", "reply to the complainant (log, out)", Kind.TEXT,
        "our reply|reply text|=reply|=response|response text|our answer|verilen cevap|=cevap|=yanit|cevap metni",
        many=True),
    _field("note", "note (log, inside)", Kind.TEXT,
        "public response|=notes|internal notes|status notes|=remarks|=comments|handler notes|investigation notes"
        "|=notlar|=not|ic not", many=True),
)  # fmt: skip
BY_CODE = {field.code: field for field in FIELDS}


def label_of(code: str) -> str:
    """What is shown for a field's code."""
    return "kept with the case" if code == KEEP else BY_CODE[code].label
