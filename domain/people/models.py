"""Users, their sign-ins, and who they are in a vendor."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.timezone import now

from domain.constraints import SameVendor
from domain.tenancy import Identified, VendorOwned, owned_key


class Users(BaseUserManager["User"]):
    """What `manage.py createsuperuser` asks for: how a production system gets its first platform admin."""

    def create_superuser(self, email: str, password: str, **profile: Any) -> "User":
        user = User(email=email.lower(), is_superuser=True, is_staff=True, created_at=now(), **profile)
        user.email_verified_at = user.created_at
        user.password = make_password(password)
        user.save(force_insert=True)
        return user


class User(Identified, AbstractBaseUser, PermissionsMixin):
    """A person who signs in. E-mail and username are stored in lower case, so that unique means unique."""

    email = models.EmailField(unique=True)
    email_verified_at = models.DateTimeField(null=True, blank=True)
    username = models.CharField(max_length=60, unique=True, null=True, blank=True)
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    phone_number = models.CharField(max_length=20, null=True, blank=True)
    avatar = models.CharField(max_length=100, blank=True)  # a file's name in Django's storage
    date_of_birth = models.DateField(null=True, blank=True)
    gender = models.CharField(max_length=40, null=True, blank=True)
    country_code = models.CharField(max_length=2, null=True, blank=True)
    language = models.CharField(max_length=16, default="en")
    totp_secret = models.BinaryField(null=True)  # sealed
    totp_confirmed_at = models.DateTimeField(null=True, blank=True)  # until then the secret is only offered
    totp_step = models.BigIntegerField(default=0)  # of the last code accepted: a code works once
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["first_name", "last_name"]
    objects: ClassVar[Users] = Users()

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def avatar_url(self) -> str | None:
        return f"{settings.PUBLIC_URL}/media/{self.avatar}" if self.avatar else None

    @property
    def is_email_verified(self) -> bool:
        return self.email_verified_at is not None

    @property
    def has_two_factor(self) -> bool:
        return self.totp_confirmed_at is not None


class Role(VendorOwned):
    """A named set of permissions. `key` marks a built-in one, whose set is in `domain.access`; others list theirs."""

    key = models.CharField(max_length=20, null=True, blank=True)
    name = models.CharField(max_length=80)
    permissions = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    reach = models.CharField(max_length=10, default="vendor")

    class Meta:
        constraints = [
            owned_key("role"),
            models.UniqueConstraint(fields=["vendor", "name"], name="role_name"),
            models.UniqueConstraint(fields=["vendor", "key"], name="role_key"),
        ]

    def __str__(self) -> str:
        return self.key or str(self.id)


class Member(VendorOwned):
    """A user in a vendor. The booking rules lock this row before they write into the member's calendar."""

    user = models.ForeignKey("domain.User", on_delete=models.CASCADE, related_name="memberships")
    role = models.ForeignKey("domain.Role", on_delete=models.RESTRICT, related_name="+", db_constraint=False)
    position = models.CharField(max_length=80, blank=True)
    timezone = models.CharField(max_length=64, blank=True)  # of working hours; the vendor's when empty
    feed_hash = models.BinaryField(max_length=32, null=True, unique=True)  # of the secret address of their calendar
    is_bookable = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            owned_key("member"),
            models.UniqueConstraint(fields=["user", "vendor"], name="member_once"),
            SameVendor("role", "domain_role", name="member_role_same_vendor"),
        ]
        indexes = [models.Index(fields=["vendor", "created_at", "id"], name="member_page")]


class Session(Identified):
    """One sign-in, and the family of its refresh tokens. Ending it ends them and every access token it gave."""

    user = models.ForeignKey("domain.User", on_delete=models.CASCADE, related_name="+")
    vendor = models.ForeignKey("domain.Vendor", on_delete=models.CASCADE, null=True, related_name="+")
    device = models.CharField(max_length=200, blank=True)
    address = models.GenericIPAddressField(null=True)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-last_seen_at"], name="session_of_user")]


class RefreshToken(models.Model):
    """A refresh token, as its SHA-256; spent once by one UPDATE."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    token_hash = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class SocketTicket(models.Model):
    """A browser's one-time key to a socket, as its SHA-256: valid 30 s, spent by one UPDATE."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    vendor = models.ForeignKey("domain.Vendor", on_delete=models.CASCADE, related_name="+")
    token_hash = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class AccountLink(models.Model):
    """A link sent by e-mail to the owner of an account, as the SHA-256 of its token: once, within its time.

    Bound to the address it was sent to: proving a new one makes it the account's.
    """

    class Purpose(models.TextChoices):
        VERIFY = "verify"
        RESET = "reset"

    user = models.ForeignKey("domain.User", on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose)
    email = models.EmailField()
    token_hash = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class RecoveryCode(models.Model):
    """Stands in once for a lost second factor; kept as its SHA-256."""

    user = models.ForeignKey("domain.User", on_delete=models.CASCADE, related_name="+")
    code_hash = models.BinaryField(max_length=32)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "code_hash"], name="recovery_code_once")]
