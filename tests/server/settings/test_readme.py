from pathlib import Path

from parvis.settings import describe_settings

README = Path(__file__).parents[3] / "README.md"


def test_the_readme_lists_every_setting_with_its_default_and_its_sentence() -> None:
    rows = [
        f"| `{row.variable}` | {f'`{row.default}`' if row.default else ''} | {row.sentence} |"
        for row in describe_settings()
    ]
    table = "\n".join(["| variable | default | what it is for |", "| --- | --- | --- |", *rows])
    assert table in README.read_text(), f"put this table in README.md:\n{table}"
