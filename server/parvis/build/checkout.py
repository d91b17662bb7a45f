"""Where things are in a checkout."""

from dataclasses import dataclass
from pathlib import Path

import click


@dataclass(frozen=True)
class Checkout:
    """The folders the build reads and writes."""

    root: Path

    @property
    def pwa(self) -> Path:
        return self.root / "pwa"

    @property
    def worker(self) -> Path:
        return self.root / "service_worker"

    @property
    def manifest(self) -> Path:
        return self.root / "manifest"

    @property
    def node(self) -> Path:
        return self.root / ".nodeenv"

    @property
    def site(self) -> Path:
        """What the server serves: index.html, assets, sw.js, each beside its compressed twins."""
        return self.root / "server" / "parvis" / "_site"

    @property
    def font_package(self) -> Path:
        """The app's variable font."""
        return self.pwa / "node_modules" / "@fontsource-variable" / "atkinson-hyperlegible-next"

    @property
    def fonts(self) -> Path:
        """What typesetting sets with."""
        return self.root / "server" / "parvis" / "typesetting" / "_fonts"

    @property
    def scratch(self) -> Path:
        return self.root / "build"


def find_checkout() -> Checkout:
    """Finds the checkout this module was installed from.

    Raises:
        click.ClickException: Parvis was installed from a wheel, which carries its site already built.
    """
    root = Path(__file__).resolve().parents[3]
    if not (root / "pwa" / "package.json").is_file():
        raise click.ClickException("This Parvis was not installed from a checkout: its app is already built.")
    return Checkout(root)
