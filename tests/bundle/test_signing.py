"""BOINC's code signing, against OpenSSL where it knows the same."""

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from genwrapper.bundle.signing import PrivateKey, PublicKey, SigningError, md5, write_private

DIGEST = "d41d8cd98f00b204e9800998ecf8427e"


@pytest.fixture(scope="module")
def key() -> PrivateKey:
    return PrivateKey.generate()


def test_keys_survive_their_text_form(key: PrivateKey) -> None:
    assert PrivateKey.from_text(key.text()).text() == key.text()
    assert PublicKey.from_text(key.public.text()).text() == key.public.text()


def test_the_text_form_is_boinc_s(key: PrivateKey) -> None:
    lines = key.public.text().split("\n")
    assert (lines[0], lines[-2:]) == ("1024", [".", ""])
    assert [len(line) for line in lines[1:-2]] == [64] * 8
    assert lines[8] == f"{65537:064x}"
    assert [len(line) for line in key.text().split("\n")[1:-2]] == [64] * 22


def test_a_signature_holds_for_its_digest_only(key: PrivateKey) -> None:
    signature = key.sign(DIGEST)
    assert key.public.verifies(signature, DIGEST)
    assert not key.public.verifies(signature, DIGEST.replace("d", "e"))
    assert not PrivateKey.generate().public.verifies(signature, DIGEST)
    assert not key.public.verifies(signature.replace(".", ""), DIGEST)
    assert not key.public.verifies("no signature.", DIGEST)


def test_openssl_recovers_the_digest(key: PrivateKey) -> None:
    public = rsa.RSAPublicNumbers(key.public.exponent, key.public.modulus).public_key()
    signature = bytes.fromhex(key.sign(DIGEST).partition(".")[0])
    recovered = public.recover_data_from_signature(signature, padding.PKCS1v15(), None)
    assert recovered == DIGEST.encode()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "begins with 1024"),
        ("2048\n00\n.\n", "begins with 1024"),
        ("1024\n00\n.\n", "1 bytes of numbers, 256 expected"),
        ("1024\nzz\n.\n", "hexadecimal"),
        ("1024\n00\n", "does not end with a dot"),
    ],
)
def test_a_damaged_key_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(SigningError, match=message) as raised:
        PublicKey.from_text(text, "keys/code_sign_public")
    assert str(raised.value).startswith("keys/code_sign_public: ")


def test_a_file_is_signed_by_its_md5(key: PrivateKey, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"contents\n")
    expected = subprocess.run(["md5sum", path], capture_output=True, text=True, check=True).stdout
    assert md5(path) == expected.split()[0]
    assert key.public.verifies(key.sign_file(path), md5(path))


def test_a_private_key_is_its_owner_s(key: PrivateKey, tmp_path: Path) -> None:
    path = tmp_path / "code_sign_private"
    write_private(key, path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert PrivateKey.from_text(path.read_text()).public.text() == key.public.text()
    with pytest.raises(FileExistsError):
        write_private(key, path)
