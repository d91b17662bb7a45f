"""Identifiers made without asking the database, and the short code a person can read aloud."""

import secrets
from uuid import UUID

from parvis.kernel import clock

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O or U: what is misheard or misread. Source: https://www.crockford.com/base32.html"""

_CODE_BITS = 40
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})


def new_id() -> UUID:
    """Return a UUIDv7: sorted by time, so that indexes grow at their end.

    Source: RFC 9562, section 5.7.
    """
    milliseconds = int(clock.now().timestamp() * 1000)
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def new_code() -> str:
    """Return eight random characters like a receipt's, `7K4M-2Q9X`: to say aloud to one, and to keep from others."""
    code = "".join(secrets.choice(CROCKFORD) for _ in range(_CODE_BITS // 5))
    return f"{code[:4]}-{code[4:]}"


def receipt_code(identifier: UUID) -> str:
    """Return the eight characters a person reads to an agent, `7K4M-2Q9X`.

    They are the last 40 bits of the id, so the phone knows them before the server answers. The twin is
    `pwa/src/kernel/ids.ts`, held equal by `tests/cases/ids/receipt.json`.
    """
    bits = identifier.int & ((1 << _CODE_BITS) - 1)
    code = "".join(CROCKFORD[bits >> shift & 31] for shift in range(_CODE_BITS - 5, -1, -5))
    return f"{code[:4]}-{code[4:]}"


def normalise_receipt_code(spoken: str) -> str | None:
    """Return the code as `receipt_code` writes it, from what was heard or typed; None when it cannot be one."""
    code = spoken.upper().translate(_MISREAD)
    if len(code) != _CODE_BITS // 5 or any(letter not in CROCKFORD for letter in code):
        return None
    return f"{code[:4]}-{code[4:]}"
