"""The links of the demonstration: what the list says, and what the servers answer from which day on."""

from collections.abc import Mapping

import msgspec

from linkcheck.demo.internet.answers import NOT_FOUND, RESET, SILENCE, Reply, moved, page
from linkcheck.demo.internet.certificates import Shown

LAST = 4
"""Number of the last day; the first is 0."""


class Entry(msgspec.Struct, frozen=True):
    """One line of the list."""

    label: str
    address: str
    days: Mapping[int, Reply] = {}
    """Reply from that day on; empty for an address that no server answers."""

    def on(self, day: int) -> Reply:
        """The answer on one day."""
        return next((self.days[first] for first in sorted(self.days, reverse=True) if first <= day), NOT_FOUND)


def always(label: str, address: str, answer: Reply) -> Entry:
    """The same every day."""
    return Entry(label, address, {0: answer})


def well(label: str, address: str, *, by: str = "", on: str = "") -> Entry:
    """A page that is called what the list calls it."""
    return always(label, address, page(label, by=by, on=on))


def until(day: int, label: str, address: str, then: Reply) -> Entry:
    """A page that is well before that day."""
    return Entry(label, address, {0: page(label), day: then})


def back(label: str, address: str, fault: Reply, first: int, end: int) -> Entry:
    """A page with a fault from one day until another."""
    return Entry(label, address, {0: page(label), first: fault, end: page(label)})


def goes(label: str, address: str, to: str, status: int = 301) -> Entry:
    """A redirect."""
    return always(label, address, moved(to, status))


def without_server(label: str, address: str) -> Entry:
    """An address without a server."""
    return Entry(label, address)


_CHALLENGE = page("Just a moment...", status=403, Server="cloudflare", cf_mitigated="challenge")
_PARKED = Reply(
    body=b'<!doctype html><html data-adblockkey="MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKrf"><head>'
    b'<title>pilotcutters.example</title></head><body><div id="target">Related searches</div></body></html>'
)
_UNAVAILABLE = page("503 Service Unavailable", status=503)
_MUCH_LATER = page("Too Many Requests", status=429, Retry_After="3600")
_LATER = page("Too Many Requests", status=429, Retry_After="60")
_ERROR = page("500 Internal Server Error", status=500)

SECTIONS: Mapping[str, tuple[Entry, ...]] = {
    "Tides and currents": (
        well("How tide tables are made", "https://tides.example/tables", by="Ines Calder", on="2021-03-04"),
        well("Reading a tidal curve", "https://tides.example/curve", by="Ines Calder", on="2022-06-18"),
        well("Springs, neaps and the moon", "https://almanac.example/springs-and-neaps", by="Oskar Lindqvist"),
        well("The rule of twelfths", "https://almanac.example/twelfths", on="2019-01-20"),
        well("Storm surges of the century", "https://archive-of-storms.example/surges", by="Marta Oyelaran"),
        until(4, "Currents of the sound", "https://currents.example/sound", NOT_FOUND),
        until(3, "A harbour's tide staff", "https://currents.example/staff", _ERROR),
        back("Slack water, hour by hour", "https://slack.example/hours", NOT_FOUND, 0, LAST),
        until(2, "Predicting eddies", "https://eddies.example/predicting", SILENCE),
        goes("Tidal streams, an atlas", "https://atlas.example/old/streams", "https://atlas.example/tidal-streams"),
        goes("Co-tidal charts", "https://atlas.example/old/co-tidal", "https://atlas.example/co-tidal-charts"),
    ),
    "Lights and buoys": (
        well("A list of lights", "https://lights.example/list", on="2023-02-01"),
        well("Characters of lights", "https://lights.example/characters", by="Hanne Vik"),
        well("Fog signals then and now", "https://fog-signals.example/history", by="Hanne Vik", on="2018-11-11"),
        well("Buoyage region A", "https://buoyage.example/region-a"),
        well("Buoyage region B", "https://buoyage.example/region-b"),
        always("Fresnel's lens", "https://lenses.example/fresnel", page("Page not found")),
        goes("Keepers of the outer light", "https://keepers.example/outer-light", "https://keepers.example/", 302),
        always("Lamps before electricity", "https://lamps.example/before", page("Account Suspended")),
        always("The lightship log", "https://lightship.example/log", page("Welcome to nginx!")),
        always("Repairing a sector light", "https://repair.example/sector-light", page("410 Gone", status=410)),
        always("Solar buoys in winter", "https://solar.example/winter", NOT_FOUND),
        without_server("The lamp oil trade", "https://lamp-oil.example/trade"),
    ),
    "Charts": (
        well("Chart symbols explained", "https://charts.example/symbols", by="Tomas Reyes", on="2020-09-09"),
        well("Datums and why they differ", "https://charts.example/datums", by="Tomas Reyes"),
        well("Soundings by lead line", "https://lead-line.example/soundings"),
        goes("From paper to raster", "http://plain.example/raster", "https://plain.example/raster"),
        always("Corrections, weekly", "https://notices.example/weekly", page("Weekly corrections", status=401)),
        always("Harbour plans", "https://plans.example/harbours", _CHALLENGE),
        always("Large-scale plans", "https://plans.example/large", _CHALLENGE),
        always("Wrecks of the coast", "https://wrecks.example/coast", _MUCH_LATER),
        *(
            always(f"Survey of {year}, scanned", f"https://surveys.example/{year}", page("Request denied", status=999))
            for year in (1851, 1858, 1867, 1875, 1883, 1891, 1902, 1926)
        ),
        always("Pilot books online", "https://pilotcutters.example/books", _PARKED),
        goes("Compass roses", "https://roses.example/gallery", "https://roses.example/en/gallery", 302),
        until(3, "Contour lines by hand", "https://contours.example/by-hand", page("Casino bonus of the week")),
        without_server("A chart agent's notes", "https://chart-agent.example/notes"),
        without_server("Sea areas on one sheet", "https://one-sheet.example/areas"),
    ),
    "Boats": (
        well("Rowing a wherry", "https://wherry.example/rowing", by="Ada Brandt"),
        well("Clinker planking", "https://planking.example/clinker", by="Jonas Weil", on="2017-05-30"),
        well("Splicing three-strand rope", "https://ropework.example/three-strand"),
        well("Caulking, step by step", "https://planking.example/caulking", by="Jonas Weil"),
        well("Knots for cold hands", "https://ropework.example/cold-hands", on="2024-01-14"),
        always("Building a skiff", "https://plywood.example/skiff", page("Roulette and other table games")),
        always("Sails, cut and mended", "https://sailmakers.example/mended", RESET),
        always("Bilge pumps compared", "https://pumps.example/compared", Reply(status=200)),
        without_server("Dories of the banks", "https://dories.example/banks"),
        without_server("Oars and how to balance them", "https://oars.example/balance"),
        without_server("Varnish that lasts", "https://varnish.example/lasts"),
    ),
    "Weather": (
        well("Clouds at sea", "https://clouds.example/at-sea", by="Leila Hart", on="2022-10-02"),
        well("Reading a synoptic chart", "https://clouds.example/synoptic", by="Leila Hart"),
        well("Sea state and the Beaufort scale", "https://beaufort.example/scale"),
        well("Fog: when and why", "https://fog.example/when-and-why"),
        back("Squall lines", "https://squalls.example/lines", _UNAVAILABLE, 1, 3),
        until(4, "Barometers, bought and set", "https://barometers.example/set", _UNAVAILABLE),
        goes("Forecasts by county", "https://old-met.example/county", "https://old-met.example/all", 302),
        goes("Forecasts by sea area", "https://old-met.example/sea-area", "https://old-met.example/all", 302),
        goes("Forecasts by pier", "https://old-met.example/pier", "https://old-met.example/all", 302),
        always("Ice reports", "https://slow-desk.example/ice", _LATER),
        always("Wave reports", "https://slow-desk.example/waves", _LATER),
    ),
    "Programs": (
        well("harbour/tides", "https://github.com/harbour/tides"),
        well("harbour/chartplot", "https://github.com/harbour/chartplot"),
        well("harbour/buoys", "https://github.com/harbour/buoys"),
        well("harbour/lost", "https://github.com/harbour/lost"),
    ),
}
"""By heading of the list, in its order."""

LANDINGS: Mapping[str, Reply] = {
    "https://atlas.example/tidal-streams": page("Tidal streams, an atlas"),
    "https://atlas.example/co-tidal-charts": page("Co-tidal charts"),
    "https://keepers.example/": page("Northern ports welcome you"),
    "https://roses.example/en/gallery": page("Compass roses"),
    "https://old-met.example/all": page("Home of the county office"),
    "https://plain.example/raster": page("From paper to raster"),
    "https://lighthouse.example/": page("The demonstration is reachable"),
}
"""Pages that no line of the list names."""
CATCHING: Mapping[str, Reply] = {
    "keepers.example": moved("https://keepers.example/", 302),
    "old-met.example": moved("https://old-met.example/all", 302),
}
"""Hosts that redirect every address they do not know."""
CANARY = "https://lighthouse.example/"
"""Answers always: says that the network is up."""

SHOWN: Mapping[str, Shown] = {
    "dories.example": Shown.EXPIRED,
    "oars.example": Shown.WRONG_HOST,
    "varnish.example": Shown.SELF_SIGNED,
    "buoyage.example": Shown.EXPIRING,
}
"""Hosts whose certificate is another than a valid one."""
REFUSING = ("chart-agent.example", "one-sheet.example")
"""Hosts that refuse connections."""
UNKNOWN = ("lamp-oil.example",)
"""Hosts that have no address."""
APIS = ("api.github.com", "web.archive.org")

REPOSITORIES: Mapping[str, Mapping[str, object]] = {
    "harbour/tides": {"description": "Tide tables from harmonic constants", "stargazerCount": 1_240},
    "harbour/chartplot": {"description": "Draws charts", "isArchived": True, "archivedAt": "2023-04-02T10:00:00Z"},
    "harbour/buoys": {"nameWithOwner": "harbour/buoyage", "description": "Buoyage as data", "stargazerCount": 87},
}
"""What the code host knows, by the name that the list uses."""
ARCHIVED = ("https://solar.example/winter", "https://repair.example/sector-light", "https://currents.example/sound")
"""Pages that the archive has a copy of."""
