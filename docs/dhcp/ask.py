#!/usr/bin/env python3
"""Asks for an address by DHCP as a phone does, and prints the options of the acknowledgement.

ask.py INTERFACE MAC OPTION... asks for these options; one line each, as "114 https://...".
"""

import os
import socket
import struct
import sys

COOKIE = b"\x63\x82\x53\x63"
DISCOVER, OFFER, REQUEST, ACK = 1, 2, 3, 5


def message(kind, mac, transaction, wanted, more=b""):
    head = struct.pack("!BBBBIHH", 1, 1, 6, 0, transaction, 0, 0x8000) + bytes(16)
    asked = bytes([53, 1, kind, 55, len(wanted)]) + bytes(wanted)
    return head + mac + bytes(10 + 64 + 128) + COOKIE + asked + more + b"\xff"


def options(packet):
    found, at = {}, 240
    while at < len(packet) and packet[at] != 255:
        code = packet[at]
        if code == 0:
            at += 1
            continue
        length = packet[at + 1]
        found[code] = found.get(code, b"") + packet[at + 2 : at + 2 + length]
        at += 2 + length
    return found


def answer(line, transaction, kind):
    while True:
        packet = line.recv(4096)
        if packet[236:240] == COOKIE and struct.unpack("!I", packet[4:8])[0] == transaction:
            found = options(packet)
            if found.get(53) == bytes([kind]):
                return packet, found


def main():
    interface, mac = sys.argv[1], bytes.fromhex(sys.argv[2].replace(":", ""))
    wanted = [int(option) for option in sys.argv[3:]]
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode())
    line.bind(("", 68))
    line.settimeout(10)
    server = ("255.255.255.255", 67)
    transaction = int.from_bytes(os.urandom(4), "big")
    line.sendto(message(DISCOVER, mac, transaction, wanted), server)
    offer, found = answer(line, transaction, OFFER)
    # The address that is offered, and by whom.
    more = b"\x32\x04" + offer[16:20] + b"\x36\x04" + found[54]
    line.sendto(message(REQUEST, mac, transaction, wanted, more), server)
    _, found = answer(line, transaction, ACK)
    for option in wanted:
        # RFC 2132 has receivers delete trailing nulls; dnsmasq sends one after option 66.
        value = found.get(option, b"-").rstrip(b"\0").decode("latin-1")
        print(option, value.encode("unicode_escape").decode())


main()
