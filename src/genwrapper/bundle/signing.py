"""BOINC's code signing: its text form of keys, and its signatures (lib/crypt.cpp).

A key is 1024 bits of RSA. Its text form is the number of bits, the numbers in hexadecimal, each as
wide as the longest it could be, 64 digits a line, and a line with a dot. A signature is raw PKCS#1,
block type 1, over the 32 hexadecimal digits of the file's MD5: neither the padding nor the digest
is said in it.
"""

import hashlib
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

BITS = 1024
_BYTES = BITS // 8
_HALF = _BYTES // 2
_PUBLIC_WIDTHS = (_BYTES, _BYTES)  # modulus, exponent
# modulus, public and private exponent, primes, exponents of the primes, coefficient
_PRIVATE_WIDTHS = (_BYTES, _BYTES, _BYTES, _HALF, _HALF, _HALF, _HALF, _HALF)


class SigningError(ValueError):
    """A key or signature that can't be read; the message says where it is from and what is
    wrong.
    """


class PublicKey:
    """What a client checks signatures with."""

    __slots__ = ("exponent", "modulus")

    def __init__(self, modulus: int, exponent: int) -> None:
        self.modulus = modulus
        self.exponent = exponent

    @classmethod
    def from_text(cls, text: str, origin: str = "key") -> "PublicKey":
        """Read the text form; ORIGIN is what a message calls it."""
        return cls(*_numbers(text, _PUBLIC_WIDTHS, origin))

    def text(self) -> str:
        """The text form, as in `code_sign_public` and in a scheduler's reply."""
        return _text((self.modulus, self.exponent), _PUBLIC_WIDTHS)

    def verifies(self, signature: str, digest: str) -> bool:
        """Whether SIGNATURE, in its text form, is one of DIGEST: MD5, 32 hexadecimal digits."""
        try:
            number = int.from_bytes(_unhex(signature, "signature"))
        except SigningError:
            return False
        block = pow(number, self.exponent, self.modulus).to_bytes(_BYTES)
        return block == _padded(digest)


class PrivateKey:
    """What a project signs its applications with."""

    __slots__ = ("_numbers",)

    def __init__(self, numbers: tuple[int, ...]) -> None:
        self._numbers = numbers

    @classmethod
    def generate(cls) -> "PrivateKey":
        """A new key, from the system's randomness."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
        private = key.private_numbers()
        public = private.public_numbers
        return cls(
            (
                public.n,
                public.e,
                private.d,
                private.p,
                private.q,
                private.dmp1,
                private.dmq1,
                private.iqmp,
            )
        )

    @classmethod
    def from_text(cls, text: str, origin: str = "key") -> "PrivateKey":
        """Read the text form; ORIGIN is what a message calls it."""
        return cls(_numbers(text, _PRIVATE_WIDTHS, origin))

    def text(self) -> str:
        """The text form, as in `code_sign_private`."""
        return _text(self._numbers, _PRIVATE_WIDTHS)

    @property
    def public(self) -> PublicKey:
        """The key that goes with it."""
        return PublicKey(*self._numbers[:2])

    def sign(self, digest: str) -> str:
        """The signature of DIGEST (MD5, 32 hexadecimal digits) in its text form."""
        modulus, _, exponent = self._numbers[:3]
        block = int.from_bytes(_padded(digest))
        return _hex(pow(block, exponent, modulus).to_bytes(_BYTES))

    def sign_file(self, path: Path) -> str:
        """The signature of the file PATH."""
        return self.sign(md5(path))


def md5(path: Path) -> str:
    """The MD5 of a file, 32 hexadecimal digits: what BOINC checks files by."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "md5").hexdigest()


def write_private(key: PrivateKey, path: Path) -> None:
    """Write KEY where only its owner can read it; an existing file is an error."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w") as file:
        file.write(key.text())


def _padded(digest: str) -> bytes:
    """PKCS#1 block type 1 (RFC 8017, 9.2, without the digest's name)."""
    data = digest.encode()
    return b"\0\1" + b"\xff" * (_BYTES - 3 - len(data)) + b"\0" + data


def _text(numbers: tuple[int, ...], widths: tuple[int, ...]) -> str:
    data = b"".join(number.to_bytes(width) for number, width in zip(numbers, widths, strict=True))
    return f"{BITS}\n{_hex(data)}"


def _numbers(text: str, widths: tuple[int, ...], origin: str) -> tuple[int, ...]:
    bits, _, rest = text.strip().partition("\n")
    if bits.strip() != str(BITS):
        raise SigningError(
            f"{origin}: the first line is {bits[:20]!r}; a BOINC key begins with {BITS}"
        )
    data = _unhex(rest, origin)
    if len(data) != sum(widths):
        raise SigningError(
            f"{origin}: {len(data)} bytes of numbers, {sum(widths)} expected: "
            "the file is damaged, or a private key where a public one belongs or the reverse"
        )
    numbers = []
    for width in widths:
        numbers.append(int.from_bytes(data[:width]))
        data = data[width:]
    return tuple(numbers)


def _hex(data: bytes) -> str:
    digits = data.hex()
    lines = [digits[start : start + 64] for start in range(0, len(digits), 64)]
    return "\n".join([*lines, ".", ""])


def _unhex(text: str, origin: str) -> bytes:
    digits, dot, _ = text.partition(".")
    try:
        if not dot:
            raise ValueError("it does not end with a dot")
        return bytes.fromhex(digits)
    except ValueError as error:
        raise SigningError(f"{origin}: not BOINC's hexadecimal form: {error}") from None
