"""What an import tells the person who brought the file, in French or English. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import tzinfo

from parvis.waste.imports.findings import Finding, Language
from parvis.waste.services import ImportReport, PastImport

SHOWN_OF_A_KIND = 5


_HINTS: dict[str, dict[Language, str]] = {
    "several-kinds": {"fr": "Nommez-la avec --only.", "en": "Name it with --only."},
    "another-feed": {"fr": "Pour confirmer, ajoutez --replace.", "en": "To confirm, add --replace."},
    "no-such-address": {
        "fr": "Pour importer sans ces adresses, ajoutez --skip-unknown.",
        "en": "To import without these addresses, add --skip-unknown.",
    },
}
"""How the command line says yes, or which."""


def refusal_lines(findings: Sequence[Finding], language: Language) -> list[str]:
    """Return why a file was not taken."""
    began = "Le fichier est refusé; rien n’a changé." if language == "fr" else "The file is refused; nothing changed."
    codes = {finding.code for finding in findings}
    return [
        began,
        *(f"  {finding.say(language)}" for finding in findings),
        *(f"  {hint[language]}" for code, hint in _HINTS.items() if code in codes),
    ]


def remark_lines(remarks: Iterable[Finding], language: Language) -> list[str]:
    """Return what is worth knowing of a file that was taken: the first few of each kind, and how many more."""
    shown: list[str] = []
    counts: Counter[str] = Counter()
    for remark in remarks:
        counts[remark.code] += 1
        if counts[remark.code] <= SHOWN_OF_A_KIND:
            shown.append(f"  {remark.say(language)}")
    more = sum(max(0, count - SHOWN_OF_A_KIND) for count in counts.values())
    if more:
        shown.append(f"  … et {more} autres remarques" if language == "fr" else f"  … and {more} more remarks")
    return shown


_SENTENCES: dict[Language, tuple[str, ...]] = {
    "fr": (
        "Secteurs : {added} nouveaux, {changed} changés, {same} pareils, {elsewhere} absents du fichier et gardés.",
        "Collectes des 13 mois à venir : {total}; {more} ajoutées, {less} retirées, {moved} déplacées, {off} annulées.",
        "Adresses : {addresses}, en {zones} zones.",
    ),
    "en": (
        "Sectors: {added} new, {changed} changed, {same} the same, {elsewhere} not in the file and kept.",
        "Pickups of the next 13 months: {total}; {more} added, {less} removed, {moved} moved, {off} cancelled.",
        "Addresses: {addresses}, in {zones} zones.",
    ),
}
_BEGINNINGS: dict[Language, tuple[str, str]] = {
    "fr": ("Importé.", "Essai : rien n’est changé."),
    "en": ("Imported.", "Dry run: nothing changed."),
}
_DOUBTS: dict[Language, tuple[str, str]] = {
    "fr": ("sans secteur", "dans plusieurs secteurs"),
    "en": ("in no sector", "in several sectors"),
}


def report_lines(report: ImportReport, language: Language, *, dry_run: bool) -> list[str]:
    """Return what the file changed, or would."""
    days, coverage = report.days, report.coverage
    numbers = {
        "added": report.sectors_added,
        "changed": report.sectors_changed,
        "same": report.sectors_same,
        "elsewhere": report.sectors_elsewhere,
        "total": days.total,
        "more": days.added,
        "less": days.removed,
        "moved": days.moved,
        "off": days.cancelled,
        "addresses": coverage.addresses,
        "zones": coverage.zones,
    }
    doubts = [
        f"  {stream}: {count} {words}"
        for counts, words in zip((coverage.in_none, coverage.in_several), _DOUBTS[language], strict=True)
        for stream, count in counts.items()
    ]
    sentences = [sentence.format(**numbers) for sentence in _SENTENCES[language]]
    return [_BEGINNINGS[language][dry_run], *sentences, *doubts]


def timing_line(language: Language, *, read_seconds: float, written_seconds: float) -> str:
    """Return how long it took."""
    read, written = f"{read_seconds:.2f}", f"{written_seconds:.2f}"
    if language == "fr":
        read, written = read.replace(".", ","), written.replace(".", ",")
        return f"Lu en {read} s, écrit en {written} s."
    return f"Read in {read} s, written in {written} s."


_PAST: dict[Language, tuple[str, str]] = {
    "fr": ("{moment}  {stream}  {file}  par {author}", "  annulé le {moment} par {author}"),
    "en": ("{moment}  {stream}  {file}  by {author}", "  undone {moment} by {author}"),
}


def history_lines(imports: Iterable[PastImport], language: Language, zone: tzinfo) -> list[str]:
    """Return what was taken in, the last first, and what was undone."""
    said, undone = _PAST[language]
    lines = []
    for each in imports:
        moment = f"{each.made_at.astimezone(zone):%Y-%m-%d %H:%M}"
        lines.append(said.format(moment=moment, stream=each.stream, file=each.file_name, author=each.author))
        if each.undone_at:
            lines.append(
                undone.format(moment=f"{each.undone_at.astimezone(zone):%Y-%m-%d %H:%M}", author=each.undone_by)
            )
    return lines


def undone_line(past: PastImport, language: Language) -> str:
    """Return that an import was undone."""
    return f"Annulé : {past.file_name}." if language == "fr" else f"Undone: {past.file_name}."
