"""Names of people and organisations that do not exist, and numbers that nobody has.

Telephone numbers are from the ranges kept free for plays and films; e-mail goes to example.com and .org.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Community:
    """First and last names that go together, and the language spoken besides English, if any."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    language: str | None = None
    last_name_first: bool = False


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


BRITISH = Community(
    _names(
        "Olive George Margaret Thomas Joan Peter Susan David Carol Brian Sheila Keith Linda Graham Janet Colin "
        "Dorothy Stuart Hazel Malcolm Gemma Craig Kirsty Liam Chloe Callum Sophie Jack Emily Harry Megan Lewis "
        "Charlotte Owen Bethan Rhys Siân Ewan Morag Fiona Hamish Niamh Ciarán Aoife Declan Zoë Renée Rupert"
    ),
    _names(
        "Ashworth Bramley Cartwright Dunmore Ellery Fairbairn Garside Hallam Inglewood Jessop Kershaw Lockwood "
        "Marsden Netherton Ogden Pemberton Quayle Rowntree Sowerby Thackray Underhill Varley Whitlock Yardley "
        "O’Shaughnessy MacAllister Pritchard Llewellyn McGarrigle Fitzsimmons Blenkinsop Featherstone Hargreaves "
        "Oldroyd Penhaligon Trelawney Birtwistle Entwistle Goodfellow Lightfoot Merriweather Winterbottom Drury"
    ),
)
TURKISH = Community(
    _names(
        "Mehmet Ayşegül Mustafa Fatma Emre Zeynep İbrahim Elif Hüseyin Gülşen Oğuz Çiğdem Yiğit Şule Işıl Ümit "
        "Özlem Kâzım Nurcan Barış Tuğba Volkan Sıla Doğan"
    ),
    _names(
        "Işık Kaya Işık Yıldız Işık Şahin Çelik Öztürk Aydın Özdemir Arslan Doğan Kılıç Çetin Koç Güneş Yalçın "
        "Şimşek Erdoğmuş Akgün Tunç Karadağ Sönmez Uçar"
    ),
    "Turkish",
)
COMMUNITIES: dict[Community, float] = {
    BRITISH: 0.57,
    TURKISH: 0.09,
    Community(
        _names(
            "Łukasz Agnieszka Paweł Małgorzata Zbigniew Grażyna Michał Bożena Stanisław Świętosława Jakub Zofia"
        ),
        _names("Wójcik Kamińska Zając Dąbrowski Szczęsny Wiśniewska Gołębiewski Błaszczyk Żurek Pawłowska"),
        "Polish",
    ): 0.07,
    Community(
        _names("Priya Rajesh Anjali Imran Farah Sunil Deepa Harpreet Yusuf Nadia Vikram Meera Tariq Sana"),
        _names("Patel Chaudhry Banerjee Sandhu Mistry Rahman Iyer Qureshi Deshpande Bhatt Siddiqui Gill"),
    ): 0.08,
    Community(
        _names("Adaeze Kwame Chidi Folasade Ngozi Kofi Abena Tunde Yetunde Emeka Zainab"),
        _names("Okonkwo Adébáyọ̀ Mensah Eze Owusu Balogun Nwachukwu Asante Ogunleye Boateng"),
    ): 0.04,
    Community(
        _names("Øyvind Åse Björn Sólveig Søren Jytte Mikael Päivi Håkon Kjersti Ragnheiður Antti"),
        _names("Bjørnstad Ødegård Lindqvist Nørgaard Þórsson Hämäläinen Sæther Åkesson Mølgaard Virtanen"),
    ): 0.03,
    Community(
        _names("Minh Thảo Hương Đức Lan Phúc Ngọc Tuấn"),
        _names("Nguyễn Trần Nguyễn Lê Nguyễn Phạm Đặng Nguyễn Bùi Võ Huỳnh"),
        "Vietnamese",
        last_name_first=True,
    ): 0.04,
    Community(
        _names("João Conceição Inês Núria José Begoña Gonçalo Marília Iñaki Lourenço"),
        _names("Araújo Guimarães Peña Muñoz Simões Ibáñez Falcão Magalhães Núñez Brandão"),
        "Portuguese",
    ): 0.04,
    Community(
        _names("Jürgen Käthe Zdeněk Květa Ágnes László Ștefan Ioana François Hélène Gáspár Jiří"),
        _names("Müßig Größler Dvořáček Růžičková Szőke Kovácsné Țurcanu Lefèvre Dubœuf Křížek"),
    ): 0.02,
}
# Written as their bearers write them, without a blank.
CHINESE = _names("李娜 王芳 陈伟 张敏 刘洋 黄丽华 赵建国 周晓")

ORGANISATIONS = (
    "Harbour Street Bakery",
    "Kaya & Sons Ltd",
    "Saltmarsh Primary School",
    "The Lantern Café",
    "Quayside Dental Practice",
    "Işık Tekstil Ltd",
    "Portwick Sailing Club",
    "Marlow & Finch Solicitors",
    "St Brannock’s Parish Hall",
    "Blåhaven Interiors",
    "Old Custom House Hotel",
    "Tidewater Nursery",
    "Northgate Veterinary Centre",
    "Café Conceição",
    "Brightwell Lettings",
    "Ferrymead Care Home",
    "Gull & Anchor Inn",
    "Dąbrowski Catering",
    "Thistledown Florists",
    "Penhaligon Print Works",
)
STREETS = (
    "Quayside Lane",
    "Rope Walk",
    "Custom House Row",
    "Lantern Hill",
    "Saltmarsh Road",
    "Brewery Yard",
    "Chandlers Close",
    "Old Ferry Road",
    "Gannet Terrace",
    "Weir Street",
    "Almond Court",
    "Cooper’s Rise",
)
TOWNS = ("Portwick", "Saltmarsh", "Ferrymead", "Upper Brannock", "Northgate-on-Sea", "Thornhaven")
# Kept free by the regulator; the last three digits are to be filled in.
PHONES = (
    *("07700 900{:03d}",) * 8,
    *("01632 960{:03d}",) * 6,
    "0113 496 0{:03d}",
    "0115 496 0{:03d}",
    "0121 496 0{:03d}",
    "0131 496 0{:03d}",
    "0161 496 0{:03d}",
    "0191 498 0{:03d}",
    "020 7946 0{:03d}",
    "029 2018 0{:03d}",
)
CAPACITIES = (
    "daughter",
    "son",
    "husband",
    "wife",
    "neighbour",
    "carer",
    "granddaughter",
    "citizens’ adviser",
    "solicitor",
    "holds power of attorney",
)
NEEDS: dict[str, float] = {
    "none": 0.93,
    "hearing": 0.015,
    "large_print": 0.01,
    "sight": 0.01,
    "mobility": 0.01,
    "reading": 0.005,
    "older_person": 0.02,
}
NEEDS_NOTES = {
    "hearing": "Please ring twice and speak slowly; e-mail is easier.",
    "large_print": "Letters in large print, please.",
    "sight": "Reads with a screen reader; no scanned letters.",
    "mobility": "Cannot come to the shop; we go to them.",
    "reading": "Please explain by phone rather than in writing.",
    "older_person": "Likes to have everything in writing as well.",
}
