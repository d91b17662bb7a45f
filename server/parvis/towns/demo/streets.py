"""The streets of the demo town. Each district is one or two blocks of parallel streets; the country has ranges."""

import math
from collections.abc import Iterator

import msgspec

from parvis.towns.demo.ground import river_north


class Street(msgspec.Struct, frozen=True, kw_only=True):
    """A street as it is laid.

    Args:
        x: Metres east of the bridge where it begins.
        y: Metres north of it.
        heading: Degrees, 0 is east, 90 is north.
        bend: Degrees that it turns over its whole length.
        length: Metres.
        lot: Metres of road in front of a house.
        first_number: Where its numbers begin.
    """

    name: str
    x: float
    y: float
    heading: float
    bend: float = 0
    length: float
    lot: float = 34
    first_number: int = 100

    def place(self, along: float, aside: float) -> tuple[float, float]:
        """Return the spot `along` metres down the street, `aside` metres to its left (negative: to its right)."""
        steps = max(1, round(along / 20))
        x, y = self.x, self.y
        for step in range(steps):
            turn = math.radians(self.heading + self.bend * (step + 0.5) * (along / steps) / self.length)
            x += math.cos(turn) * along / steps
            y += math.sin(turn) * along / steps
        facing = math.radians(self.heading + self.bend * along / self.length)
        return x - math.sin(facing) * aside, y + math.cos(facing) * aside


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Parallel streets, one every `gap` metres, from where the first one begins."""

    names: tuple[str, ...]
    x: float
    y: float
    heading: float
    gap: float
    length: float
    bend: float = 0
    lot: float = 34
    first_number: int = 100

    def streets(self) -> Iterator[Street]:
        """Yield the streets, each a little longer or shorter than the last."""
        across = math.radians(self.heading - 90)
        for index, name in enumerate(self.names):
            yield Street(
                name=name,
                x=self.x + math.cos(across) * self.gap * index,
                y=self.y + math.sin(across) * self.gap * index,
                heading=self.heading,
                bend=self.bend + (index % 3 - 1) * 4,
                length=self.length * (1, 0.86, 0.93)[index % 3],
                lot=self.lot,
                first_number=self.first_number + 20 * (index % 4),
            )


_BLOCKS = (
    # Vieux-Bourg: four streets along the river, the others go up from it
    Block(
        names=("rue Principale", "rue Notre-Dame", "rue Saint-Joseph", "rue Sainte-Anne"),
        x=-790, y=-430, heading=8, gap=160, length=1_560, bend=-4, lot=29, first_number=2,
    ),
    Block(
        names=(
            "rue de l’Église", "rue du Couvent", "rue de la Fabrique", "rue du Pont-Couvert", "rue du Moulin",
            "rue du Vieux-Marché", "rue Lachance", "rue Turcotte", "rue du Forgeron", "rue des Meuniers",
        ),
        x=720, y=-300, heading=-88, gap=155, length=560, lot=29, first_number=12,
    ),
    # La Bruyante: the mill workers' quarter, on the north bank
    Block(
        names=("avenue de la Rive-Nord", "rue de la Filature", "rue Saint-Georges", "rue Sainte-Thérèse"),
        x=-1_250, y=820, lot=36, heading=1, gap=150, length=2_250, bend=3, first_number=4,
    ),
    Block(
        names=(
            "rue des Draveurs", "rue du Barrage", "rue des Tisserandes", "rue de la Scierie", "rue Bilodeau",
            "rue Pouliot", "rue Gagnon", "rue du Ruisseau-Clair",
        ),
        x=-1_180, y=360, lot=33, heading=91, gap=300, length=500, first_number=20,
    ),
    # Les Érables: houses of the seventies, under the trees they are named after
    Block(
        names=("avenue des Érables", "rue des Bouleaux", "rue des Tilleuls", "rue du Sous-Bois", "rue des Sucriers"),
        x=920, y=-330, heading=-2, gap=175, length=1_480, bend=9, lot=35, first_number=10,
    ),
    Block(
        names=(
            "rue des Mélèzes", "rue des Frênes", "rue des Pruches", "rue des Noyers", "rue des Merisiers",
            "rue de la Cabane", "rue de l’Entaille", "croissant des Cormiers",
        ),
        x=2_330, y=-350, heading=-90, gap=180, length=700, bend=14, lot=35, first_number=30,
    ),
    # Parc-des-Sources: new streets around the springs
    Block(
        names=("boulevard des Sources", "rue de la Fontaine", "rue du Belvédère", "rue Fortier", "rue Nadeau"),
        x=-2_420, y=-420, heading=3, gap=165, length=1_450, bend=-10, lot=35, first_number=8,
    ),
    Block(
        names=(
            "rue des Alouettes", "rue des Mésanges", "rue des Hirondelles", "rue du Merle-Bleu",
            "rue des Chardonnerets", "rue du Grand-Pic", "impasse de la Cascade",
        ),
        x=-980, y=-430, heading=-91, gap=205, length=690, bend=-12, lot=35, first_number=40,
    ),
    # Pointe-aux-Hérons: cottages that became homes
    Block(
        names=("chemin de la Pointe", "rue des Hérons", "rue des Quenouilles", "rue des Nénuphars"),
        x=1_250, y=1_080, heading=2, gap=190, length=2_200, bend=5, lot=45, first_number=14,
    ),
    Block(
        names=("rue de la Grève", "chemin du Quai", "rue des Sarcelles", "rue du Martin-Pêcheur", "chemin de la Baie"),
        x=1_420, y=560, heading=90, gap=480, length=560, lot=45, first_number=6,
    ),
)  # fmt: skip

_COUNTRY = (
    Street(name="rang des Prairies", x=-5_700, y=-1_900, heading=4, bend=-6, length=11_000, lot=165),
    Street(name="rang Saint-Isidore", x=-5_600, y=-3_400, heading=3, bend=5, length=10_800, lot=200),
    Street(name="3e Rang Nord", x=-5_500, y=2_100, heading=2, bend=4, length=10_600, lot=200),
    Street(name="rang du Grand-Bois", x=-5_300, y=3_500, heading=-2, bend=6, length=9_500, lot=240),
    Street(name="rang de la Cédrière", x=2_700, y=-700, heading=-12, bend=10, length=3_000, lot=130),
    Street(name="montée des Ormes", x=-1_700, y=-1_400, heading=-88, bend=-7, length=2_900, lot=140),
    Street(name="montée Veilleux", x=1_500, y=-1_400, heading=-92, bend=6, length=2_800, lot=140),
    Street(name="chemin du Lac-Perdu", x=-2_700, y=900, heading=118, bend=40, length=2_400, lot=105),
    Street(name="route de la Grotte", x=300, y=1_300, heading=88, bend=8, length=2_300, lot=120),
    Street(name="chemin de la Carrière", x=-4_800, y=-900, heading=-80, bend=30, length=1_700, lot=140),
)


def lay_streets() -> list[Street]:
    """Return every street; those that run along the river follow its bank."""
    return [*(street for block in _BLOCKS for street in block.streets()), *_COUNTRY]


def is_in_the_river(x: float, y: float) -> bool:
    """Say whether nobody can live there."""
    return abs(y - river_north(x)) < 45  # noqa: PLR2004 - half the river and its banks, metres
