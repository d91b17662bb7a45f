"""Postal addresses, as the countries we serve write them. Twin of `pwa/src/form_engine/addresses.ts`."""

from parvis.forms import definition as d
from parvis.forms.engine import formats
from parvis.forms.engine.text import clean_line, upper
from parvis.forms.engine.values import WRONG, Fault, Shape, judge_length

PARTS = ("line1", "line2", "city", "region", "postal_code", "country")
PART_LENGTH = 200
_PROVINCES = "AB BC MB NB NL NS NT NU ON PE QC SK YT"
_STATES = (
    "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY "
    "OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY"
)
REGIONS: dict[str, list[str]] = {"CA": _PROVINCES.split(), "US": _STATES.split()}
"""Where an address needs a province or a state, and which there are."""
ALL_COUNTRIES: tuple[d.Country, ...] = ("BE", "CA", "CH", "FR", "LU", "US")


def clean_address(country: str, value: object) -> dict[str, str] | Shape | None:
    """The parts that were filled in; `country` is meant when none is named."""
    if not isinstance(value, dict) or set(value) - set(PARTS):
        return WRONG
    address: dict[str, str] = {}
    for part in PARTS:
        text = value.get(part)
        if text is not None and not isinstance(text, str):
            return WRONG
        if line := clean_line(text or ""):
            address[part] = line
    if not set(address) - {"country"}:
        return None
    address["country"] = country = upper(address.get("country", country))
    if code := address.get("postal_code"):
        address["postal_code"] = formats.tidy_postal_code(code, country) or code
    if country in REGIONS and len(region := address.get("region", "")) == 2:  # noqa: PLR2004 (QC, ON, ME)
        address["region"] = upper(region)
    return address


def judge_address(countries: tuple[str, ...] | None, address: dict[str, str]) -> list[Fault]:
    """What is missing or impossible; with `countries`, also another country, or a region that does not exist."""
    country = address.get("country", "")
    needed = ("line1", "city", "region", "postal_code") if country in REGIONS else ("line1", "city", "postal_code")
    faults = [Fault("required", {"part": part}) for part in needed if part not in address]
    for part, text in address.items():
        faults += judge_length(text, 0, PART_LENGTH, {"part": part})
    is_code = len(country) == 2 and all("A" <= letter <= "Z" for letter in country)  # noqa: PLR2004 (ISO 3166 alpha-2)
    if not is_code or (countries is not None and country not in countries):
        faults.append(Fault("not-an-option", {"part": "country"}))
    region = address.get("region")
    if countries is not None and region and region not in REGIONS.get(country, (region,)):
        faults.append(Fault("not-an-option", {"part": "region"}))
    code = address.get("postal_code")
    if code and formats.tidy_postal_code(code, country) is None:
        faults.append(Fault("not-a-postal-code", {"country": country} if country in formats.POSTAL_COUNTRIES else {}))
    return faults
