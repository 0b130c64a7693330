"""Receipt numbers: `2023-370000-7K3M9Q2X-C`, made without a sequence and safe to read out on the phone."""

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BYTES = 5
MODULUS = 36
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def receipt_number(*, year: int, unit_code: str, random: bytes) -> str:
    """Year, unit, 40 random bits in Crockford's base32, and a check character over all of it."""
    number = int.from_bytes(random)
    letters = "".join(CROCKFORD[number >> shift & 31] for shift in range(len(random) * 8 - 5, -1, -5))
    body = f"{year}-{unit_code.upper()}-{letters}"
    return f"{body}-{check_character(body)}"


def is_receipt_number(text: str) -> bool:
    """Whether the check character fits: a mistyped letter or two swapped ones do not pass."""
    body, _, check = text.upper().rpartition("-")
    return bool(body) and check == check_character(body)


def check_character(text: str) -> str:
    """ISO/IEC 7064, MOD 37,36, over the letters and digits of the text."""
    product = MODULUS
    for letter in text:
        if letter not in DIGITS:
            continue
        total = (product + DIGITS.index(letter)) % MODULUS or MODULUS
        product = total * 2 % (MODULUS + 1)
    return DIGITS[(MODULUS + 1 - product) % MODULUS]
