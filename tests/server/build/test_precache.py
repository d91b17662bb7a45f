import json
from pathlib import Path

from parvis.build.precache import first_load_files, precache_entries, read_chunks, write_list

MANIFEST = {
    "index.html": {
        "file": "assets/index-1.js",
        "isEntry": True,
        "css": ["assets/index-2.css"],
        "assets": ["assets/font-3.woff2"],
        "imports": ["_shared-4.js"],
        "dynamicImports": ["src/home.tsx", "src/words_en.ts", "src/staff/inbox.tsx", "src/words_staff.ts"],
    },
    "_shared-4.js": {"file": "assets/shared-4.js"},
    "src/home.tsx": {"file": "assets/home-5.js", "imports": ["_shared-4.js"]},
    "src/words_en.ts": {"file": "assets/en-6.js"},
    "src/staff/inbox.tsx": {"file": "assets/inbox-7.js", "css": ["assets/inbox-8.css"]},
    "src/words_staff.ts": {"file": "assets/words_staff-9.js"},
}


def site(folder: Path) -> Path:
    (folder / ".vite").mkdir()
    (folder / ".vite" / "manifest.json").write_text(json.dumps(MANIFEST))
    (folder / "index.html").write_text("<!doctype html>")
    return folder


def test_a_phone_keeps_the_page_and_every_chunk_a_citizen_may_open(tmp_path: Path) -> None:
    kept = {entry.url for entry in precache_entries(site(tmp_path))}
    assert kept == {
        "/index.html",
        "/assets/index-1.js",
        "/assets/index-2.css",
        "/assets/font-3.woff2",
        "/assets/shared-4.js",
        "/assets/home-5.js",
        "/assets/en-6.js",
    }


def test_only_a_file_whose_address_never_changes_has_a_revision(tmp_path: Path) -> None:
    entries = precache_entries(site(tmp_path))
    assert {entry.url for entry in entries if entry.revision} == {"/index.html"}


def test_another_page_is_another_list_under_another_name(tmp_path: Path) -> None:
    folder = site(tmp_path)
    (folder / "assets").mkdir()
    before = write_list(folder, precache_entries(folder))
    (folder / "index.html").write_text("<!doctype html><title>2</title>")
    assert write_list(folder, precache_entries(folder)) != before


def test_the_list_is_a_script_that_the_worker_imports(tmp_path: Path) -> None:
    folder = site(tmp_path)
    (folder / "assets").mkdir()
    script = (folder / write_list(folder, precache_entries(folder)).removeprefix("/")).read_text()
    listed = json.loads(script.removeprefix("self.parvisFiles=").removesuffix(";"))
    assert "/assets/home-5.js" in listed
    assert listed[0]["url"] == "/index.html"


def test_a_first_visit_loads_the_entry_and_the_first_screen_only(tmp_path: Path) -> None:
    files = first_load_files(read_chunks(site(tmp_path)), also=["src/home.tsx"])
    assert {name for name in files if name.endswith(".js")} == {
        "assets/index-1.js",
        "assets/shared-4.js",
        "assets/home-5.js",
    }
