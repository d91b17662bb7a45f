"""The app's files, dressed for the town."""

import re
from pathlib import Path

from litestar import Litestar

from parvis.towns.services import Town, save_town
from parvis.web.site import Site
from tests.cast import Person
from tests.server.towns.factories import a_profile
from tests.until import until


async def test_every_page_of_the_app_is_the_same_file(stranger: Person) -> None:
    pages = [await stranger.get(path) for path in ("/", "/index.html", "/collectes", "/avis/01a2", "/staff/entrer")]
    assert {page.status_code for page in pages} == {200}
    assert len({page.content for page in pages}) == 1
    assert pages[0].headers["content-type"] == "text/html; charset=utf-8"
    assert pages[0].headers["cache-control"] == "no-cache"


async def test_the_page_wears_the_towns_name_and_colours(stranger: Person) -> None:
    page = (await stranger.get("/")).text
    assert '<html lang="fr">' in page
    assert "<title>Val-des-Sources</title>" in page
    assert page.count('name="description"') == 1
    assert 'content="Collectes, services en ligne et alertes de Val-des-Sources' in page
    assert 'name="theme-color" content="#2f5d3a" media="(prefers-color-scheme: light)"' in page
    assert '<script type="module" src="/assets/main-abc123.js"></script>' in page


async def test_nothing_the_policy_forbids_is_in_the_page(stranger: Person) -> None:
    page = (await stranger.get("/")).text
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert "<style" not in page
    assert not re.search(r"\s(style|on\w+)=", page)


async def test_a_towns_name_is_text_not_markup(app: Litestar, stranger: Person) -> None:
    profile = a_profile(name='</title><script src="//evil.example">')
    await save_town("val-des-sources", hosts=("val-des-sources.example",), profile=profile)

    async def is_dressed_anew() -> bool:
        return "&lt;/title&gt;" in (await stranger.get("/")).text

    await until(is_dressed_anew)
    assert "<script src=" not in (await stranger.get("/")).text


async def test_a_file_that_is_not_there_is_404_and_no_page(stranger: Person) -> None:
    for path in ("/nothing.png", "/assets/main-000000.js", "/assets/main-abc123.js.map", "/.env"):
        answer = await stranger.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "web.not-found"), path


async def test_no_path_leads_out_of_the_site(stranger: Person) -> None:
    for path in ("/assets/../index.html", "/assets/%2e%2e/%2e%2e/pyproject.toml", "//etc/passwd"):
        answer = await stranger.get(f"https://val-des-sources.example{path}")
        assert answer.status_code in {200, 404}, path
        assert b"root:" not in answer.content
        assert b"[project]" not in answer.content


async def test_what_has_its_hash_in_its_name_is_kept_for_ever(stranger: Person) -> None:
    answer = await stranger.get("/assets/main-abc123.js")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


async def test_the_worker_is_checked_each_time(stranger: Person) -> None:
    answer = await stranger.get("/sw.js")
    assert answer.headers["cache-control"] == "no-cache"
    again = await stranger.get("/sw.js", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_the_style_has_the_towns_colours(app: Litestar, stranger: Person, other_town: Town) -> None:
    style = await stranger.get("/town.css")
    assert style.headers["content-type"] == "text/css; charset=utf-8"
    assert "--town-primary: #2f5d3a" in style.text
    async with Person(app, other_town) as there:
        assert (await there.get("/town.css")).headers["content-type"] == "text/css; charset=utf-8"


async def test_the_manifest_is_the_towns(stranger: Person) -> None:
    answer = await stranger.get("/manifest.webmanifest")
    assert answer.headers["content-type"].startswith("application/manifest+json")
    manifest = answer.json()
    assert (manifest["name"], manifest["short_name"], manifest["lang"]) == ("Val-des-Sources", "Val", "fr-CA")
    assert manifest["theme_color"] == "#2f5d3a"


async def test_the_manifest_announces_only_pictures_that_are_there(stranger: Person) -> None:
    icons = (await stranger.get("/manifest.webmanifest")).json()["icons"]
    assert [icon["src"] for icon in icons] == ["/town/apple-touch-icon.png", "/town/emblem.svg"]
    for icon in icons:
        assert (await stranger.get(icon["src"])).status_code == 200


async def test_a_town_without_an_emblem_gets_its_initial(app: Litestar, other_town: Town) -> None:
    async with Person(app, other_town) as there:
        emblem = await there.get("/town/emblem.svg")
        manifest = (await there.get("/manifest.webmanifest")).json()
    assert emblem.headers["content-type"] == "image/svg+xml"
    assert ">L</text>" in emblem.text
    assert manifest["short_name"] == "Lac-aux-Saules"


async def test_the_towns_pictures_are_where_browsers_look(stranger: Person) -> None:
    for path in ("/apple-touch-icon.png", "/town/apple-touch-icon.png"):
        answer = await stranger.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert (await stranger.get("/favicon.ico")).headers["content-type"] == "image/svg+xml"


async def test_robots_stay_out_of_what_is_personal(stranger: Person) -> None:
    text = (await stranger.get("/robots.txt")).text
    assert "Disallow: /staff" in text
    assert "Disallow: /api/" in text


async def test_files_are_only_read(stranger: Person) -> None:
    answer = await stranger.post("/collectes")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


async def test_head_answers_as_get_without_the_body(stranger: Person) -> None:
    answer = await stranger.head("/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


async def test_a_server_without_the_built_app_says_how_to_build_it(town: Town, tmp_path: Path) -> None:
    site = Site(tmp_path / "nowhere")
    sent: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    await site.answer(town.as_served(), scope, None, send)  # type: ignore[arg-type]
    assert sent[0]["status"] == 503
    assert b"parvis-build" in sent[1]["body"]  # type: ignore[operator]
