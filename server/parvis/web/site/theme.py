"""`/town.css`: Designsystemet's tokens, with the town's two colours, light and dark.

In the app `accent` (the default) is the town's first colour and `brand1` its second; the rest have fixed meanings.
"""

from importlib.resources import files
from typing import Final

from parvis.web.current_town import Colours
from parvis.web.site.colours import Scheme, best_text_on, make_scale

_FIXED: Final = {
    "neutral": "#1e2b3c",
    "info": "#0a71c0",
    "success": "#068718",
    "warning": "#ea9b1b",
    "danger": "#c01b1b",
}


def make_theme(colours: Colours) -> str:
    """Return the style sheet of a town.

    Raises:
        NotAColour: One of the two is not written #rrggbb.
    """
    light, dark = _schemes(colours, "light"), _schemes(colours, "dark")
    names = list(make_scale(colours.primary, "light"))
    sheets = [
        files("parvis.web.site").joinpath("tokens.css").read_text("utf-8"),
        _layer("scheme", f':root, [data-color-scheme="light"] {{ color-scheme: light; {light} }}'),
        _layer(
            "scheme",
            "@media screen and (prefers-color-scheme: dark) { "
            f':root:not([data-color-scheme="light"]) {{ color-scheme: dark; {dark} }} }}',
        ),
        _layer("scheme", f'[data-color-scheme="dark"] {{ color-scheme: dark; {dark} }}'),
        *(_layer("color", _default_of(colour, names)) for colour in ("accent", "brand1", *_FIXED)),
    ]
    return "\n".join(sheets)


def _schemes(colours: Colours, scheme: Scheme) -> str:
    bases = {"accent": colours.primary, "brand1": colours.accent, **_FIXED}
    scales = {colour: make_scale(base, scheme) for colour, base in bases.items()}
    lines = [f"--ds-color-{colour}-{name}: {tone};" for colour, tones in scales.items() for name, tone in tones.items()]
    focus = ("#ffffff", "#000000") if scheme == "light" else ("#000000", "#ffffff")
    lines += [
        f"--ds-color-focus-inner: {focus[0]};",
        f"--ds-color-focus-outer: {focus[1]};",
        f"--ds-link-color-visited: {scales['brand1']['text-subtle']};",
        f"--town-primary: {scales['accent']['base-default']};",
        f"--town-primary-text: {best_text_on(scales['accent']['base-default'])};",
        f"--town-accent: {scales['brand1']['base-default']};",
        f"--town-accent-text: {best_text_on(scales['brand1']['base-default'])};",
    ]
    return " ".join(lines)


def _default_of(colour: str, names: list[str]) -> str:
    """What `data-color` picks for an element and all in it."""
    chosen = " ".join(f"--ds-color-{name}: var(--ds-color-{colour}-{name});" for name in names)
    root = ":root, [data-color-scheme], " if colour == "accent" else ""
    return f'{root}[data-color="{colour}"], [data-color-scheme][data-color="{colour}"] {{ {chosen} }}'


def _layer(name: str, rules: str) -> str:
    return f"@layer ds.theme.{name} {{ {rules} }}"
