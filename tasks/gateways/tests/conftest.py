"""An SMTP server that behaves, or not, as told; in this process, on a socket of its own."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tasks.gateways import email


class Server:
    """Keeps what it took, and counts who called; answers as told."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.calls = 0
        self.recipient, self.data = "250 OK", "250 OK"
        self.hang_up = ""  # "before" the letter is taken, or "after"

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]) -> Any:
        session.host_name = hostname
        self.calls += 1
        return responses

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.hang_up == "before":
            server.transport.abort()
            return "250 nobody hears this"
        if self.data.startswith("250"):
            self.taken.append(envelope)
        if self.hang_up == "after":
            server.transport.abort()
        return self.data


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    handler = Server()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    use(settings, controller.port)
    yield handler
    email.close()
    controller.stop()


def use(settings: Any, port: int, **how: Any) -> None:
    settings.MAIL_TRANSPORT = "tasks.gateways.smtp.VerifiedBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    usual = {"EMAIL_USE_TLS": False, "EMAIL_USE_SSL": False, "EMAIL_CA_FILE": "", "EMAIL_TIMEOUT": 2}
    for name, value in (usual | how).items():
        setattr(settings, name, value)


@pytest.fixture
def ca(tmp_path: Path) -> "Authority":
    return Authority(tmp_path)


class Authority:
    """A certificate authority of our own, and the certificates it gives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key, self.certificate = _made("Test authority", None, None, is_ca=True)
        self.file = self._write("ca.pem", self.certificate)

    def server(self, name: str) -> Any:
        """An SSL context for a server of this name or address."""
        import ssl

        key, certificate = _made(name, self.key, self.certificate, is_ca=False)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._write("server.pem", certificate), self._write_key("server.key", key))
        return context

    def _write(self, name: str, certificate: Any) -> str:
        from cryptography.hazmat.primitives.serialization import Encoding

        (self.folder / name).write_bytes(certificate.public_bytes(Encoding.PEM))
        return str(self.folder / name)

    def _write_key(self, name: str, key: Any) -> str:
        from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (self.folder / name).write_bytes(pem)
        return str(self.folder / name)


def _made(name: str, signer: Any, issuer: Any, *, is_ca: bool) -> tuple[Any, Any]:
    import ipaddress
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key((signer or key).public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=is_ca,
                crl_sign=is_ca,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    if not is_ca:
        kind: x509.GeneralName
        try:
            kind = x509.IPAddress(ipaddress.ip_address(name))
        except ValueError:
            kind = x509.DNSName(name)
        builder = builder.add_extension(x509.SubjectAlternativeName([kind]), critical=False)
    return key, builder.sign(signer or key, hashes.SHA256())
