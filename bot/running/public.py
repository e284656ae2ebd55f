"""Which addresses of the internet are anybody's to connect to."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_SPECIAL_V4 = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10")))
"""What some versions of Python hold for public."""
_GIVEN_OUT_V6 = IPv6Network("2000::/3")
_SPECIAL_V6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
"""Teredo and other experiments, documentation, 6to4."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 as a translator makes it (NAT64, RFC 6052): the address within is the one that is reached."""
_TUNNEL_INTERFACES = (0x00005EFE, 0x02005EFE)
"""The third quarter of an ISATAP address, whose last holds one of IPv4."""


def is_public(text: str) -> bool:
    """Whether this numerical address is one of the public internet, by whatever way it is written."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    return _is_public_v4(address) if isinstance(address, IPv4Address) else _is_public_v6(address)


def _is_public_v4(address: IPv4Address) -> bool:
    reserved = address.is_private or address.is_multicast or address.is_reserved
    return address.is_global and not reserved and not any(address in network for network in _SPECIAL_V4)


def _is_public_v6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    if address.ipv4_mapped is not None or address in _TRANSLATED:
        return _is_public_v4(IPv4Address(int(address) & 0xFFFF_FFFF))
    if int(address) >> 32 & 0xFFFF_FFFF in _TUNNEL_INTERFACES or any(address in network for network in _SPECIAL_V6):
        return False
    return address in _GIVEN_OUT_V6 and address.is_global
