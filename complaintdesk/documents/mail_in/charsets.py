"""Bytes of an e-mail as text, in the encoding that it names, or in one that fits where it names a wrong one."""

from __future__ import annotations

# Ğ İ Ş ğ ı ş in cp1254; in cp1252 the same bytes are letters of Icelandic.
_TURKISH = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")
# What programs write when they mean the larger set, as browsers read them too.
_MEANT = {
    "iso-8859-9": "cp1254",
    "iso8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "unicode-1-1-utf-7": "utf-7",
    "utf8": "utf-8",
    "utf-8": "utf-8",
}
# Encodings of Python that no e-mail may name: they carry something out, or are none of texts.
_NOT_OF_MAIL = frozenset({"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "oem"})
_SPOILED = 0.02  # the share of characters that may be lost before another encoding is tried


def decoded(raw: bytes, named: str | None = None) -> str:
    """The text; what no encoding makes sense of becomes U+FFFD. Never raises."""
    charset = (named or "").strip().strip("\"'").casefold()
    charset = _MEANT.get(charset, charset)
    if charset and charset.replace("-", "_") not in _NOT_OF_MAIL | {"us_ascii", "ascii", "unknown_8bit", "binary"}:
        try:
            text = raw.decode(charset, "replace")
        except (LookupError, ValueError):  # no such encoding, or one that does not read texts
            text = "\ufffd"
        if text.count("\ufffd") <= len(text) * _SPOILED:
            return text
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1254" if _TURKISH & set(raw) else "cp1252", "replace")
