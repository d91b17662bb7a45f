"""What whoever runs Parvis may set, by environment variables named `PARVIS_…`. Read once, at the start."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import msgspec

from parvis.kernel.errors import Invalid

PREFIX = "PARVIS_"
PUSH_HOSTS = (
    "fcm.googleapis.com,updates.push.services.mozilla.com,push.services.mozilla.com,push.apple.com,notify.windows.com"
)


class BadSetting(Invalid):
    """A PARVIS_ variable is unknown, or its value cannot be used."""

    code = "settings.bad"


def _says(sentence: str) -> msgspec.Meta:
    return msgspec.Meta(description=sentence)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting, its default, and the sentence that the README shows."""

    database_url: Annotated[
        str, _says("PostgreSQL 16 or later, `postgresql://…`. Empty: the embedded server, in `PARVIS_DATA_DIR`.")
    ] = ""
    data_dir: Annotated[Path, _says("Where the embedded database, the uploaded files and the secret key live.")] = Path(
        ".data"
    )
    host: Annotated[str, _says("The address to listen on.")] = "127.0.0.1"
    port: Annotated[int, _says("The port to listen on; the plain variable `PORT` works too.")] = 8000
    workers: Annotated[int, _says("Web processes.")] = 1
    database_connections: Annotated[int, _says("Connections to PostgreSQL that each process keeps at most.")] = 10
    secret_key: Annotated[
        str, _says("Encrypts the push keys in the database. Empty: made once, kept in `PARVIS_DATA_DIR/secret`.")
    ] = ""
    run_worker: Annotated[bool, _says("Whether `parvis serve` also works on background jobs.")] = True
    push: Annotated[
        Literal["webpush", "recording"], _says("How notifications leave: `webpush`, or `recording` to send none.")
    ] = "webpush"
    push_hosts: Annotated[
        str, _says("Push services that may be called, by the end of their host names, separated by commas.")
    ] = PUSH_HOSTS
    push_contact: Annotated[str, _says("A `mailto:` address that push services may write to.")] = ""
    smtp_url: Annotated[
        str,
        _says(
            "The mail server, `smtp://user:password@host:587` or `smtps://…`. Empty: nobody is offered mail; "
            "`recording` sends none."
        ),
    ] = ""
    mail_from: Annotated[str, _says("The address that mail comes from.")] = ""
    trusted_proxy: Annotated[
        str, _says("Address of the proxy whose `X-Forwarded-…` headers are believed. Empty: none are.")
    ] = ""
    max_upload_bytes: Annotated[int, _says("The largest file a citizen may send.")] = 20_000_000
    clamd: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^(|/.+|.+:[0-9]{1,5})$",
            description="ClamAV's daemon, which scans documents before staff can take them: `host:port`, or the path "
            "of its socket. Empty: none does, and staff is told so.",
        ),
    ] = ""
    metrics_token: Annotated[
        str, _says("The bearer token that `/metrics` asks for. Empty: only this machine may read it.")
    ] = ""
    log_format: Annotated[Literal["text", "json"], _says("How log lines are written.")] = "text"

    @property
    def allowed_push_hosts(self) -> tuple[str, ...]:
        """Return `push_hosts` one by one."""
        return tuple(host.strip().lower() for host in self.push_hosts.split(",") if host.strip())


class SettingDescription(NamedTuple):
    """One row of the README's table."""

    variable: str
    default: str
    sentence: str


def describe_settings() -> list[SettingDescription]:
    """Return every setting as the README shows it."""
    described = []
    for field in msgspec.inspect.type_info(Settings).fields:  # type: ignore[attr-defined]  # it is a StructType
        sentence = (field.type.extra_json_schema or {}).get("description", "")
        described.append(SettingDescription(PREFIX + field.name.upper(), _write(field.default), sentence))
    return described


def _write(value: object) -> str:
    return {True: "1", False: "0"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that `environment` (`os.environ`) holds.

    Raises:
        BadSetting: A PARVIS_ variable is unknown or its value cannot be used; `detail` says which and why.
    """
    known = {PREFIX + name.upper(): name for name in Settings.__struct_fields__}
    values: dict[str, Any] = {}
    for variable in sorted(name for name in environment if name.startswith(PREFIX)):
        if variable not in known:
            message = f"{variable} is not a setting of Parvis. The settings are: {', '.join(known)}."
            raise BadSetting(message)
        values[known[variable]] = environment[variable]
    if "port" not in values and environment.get("PORT"):
        values["port"] = environment["PORT"]
    return _convert(values)


def with_secret_key(settings: Settings) -> Settings:
    """Return `settings` with a secret key: the one given, else the one in the data folder, made there once."""
    if settings.secret_key:
        return settings
    path = settings.data_dir / "secret"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            made.write(secrets.token_urlsafe(32))
    except FileExistsError:
        pass
    return msgspec.structs.replace(settings, secret_key=path.read_text())


def as_environment(settings: Settings) -> dict[str, str]:
    """Return the variables that make another process read the same settings."""
    return {PREFIX + name.upper(): _write(getattr(settings, name)) for name in Settings.__struct_fields__}


def _convert(values: dict[str, Any]) -> Settings:
    try:
        return msgspec.convert(values, Settings, strict=False, dec_hook=_decode)
    except msgspec.ValidationError as cause:
        where = str(cause).rpartition("`$.")[2].rstrip("`")
        message = f"{PREFIX}{where.upper()} cannot be used: {str(cause).partition(' - at')[0]}."
        raise BadSetting(message) from cause


def _decode(wanted: type, value: object) -> object:
    if wanted is Path:
        return Path(str(value))
    raise NotImplementedError(wanted)
