"""Users, their sign-ins, and who they are in a vendor."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models

from domain.constraints import SameVendor
from domain.tenancy import Identified, VendorOwned, owned_key


class User(Identified, AbstractBaseUser, PermissionsMixin):
    """A person who signs in. E-mail and username are stored in lower case, so that unique means unique."""

    email = models.EmailField(unique=True)
    username = models.CharField(max_length=60, unique=True, null=True, blank=True)
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    phone_number = models.CharField(max_length=20, null=True, blank=True)
    avatar_url = models.URLField(null=True, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    gender = models.CharField(max_length=40, null=True, blank=True)
    country_code = models.CharField(max_length=2, null=True, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    objects: ClassVar[BaseUserManager["User"]] = BaseUserManager()  # type: ignore[assignment]

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def __str__(self) -> str:
        return str(self.id)


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


class Member(VendorOwned):
    """A user in a vendor. The booking rules lock this row before they write into the member's calendar."""

    user = models.ForeignKey("domain.User", on_delete=models.CASCADE, related_name="memberships")
    role = models.ForeignKey("domain.Role", on_delete=models.RESTRICT, related_name="+", db_constraint=False)
    position = models.CharField(max_length=80, blank=True)
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
