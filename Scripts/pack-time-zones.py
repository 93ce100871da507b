#!/usr/bin/env python3
"""Packs the tz database of the tzdata package into Sources/CTimeZones/zones.bin.

Usage: Scripts/pack-time-zones.py [/usr/share/zoneinfo/tzdata.zi]

The source is compiled with `zic -b slim` (libc-bin), the 32-bit halves are dropped, and zones that are the same are
stored once. Layout, little-endian: the number of names; for each name, in the order of its bytes, the offsets of the
name (ended by a zero byte) and of its data and the data's length; then the names; then the data, which is a TZif file
from its second header on.
"""
import os
import struct
import subprocess
import sys
import tempfile

source = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/zoneinfo/tzdata.zi"
target = os.path.join(os.path.dirname(__file__), "..", "Sources", "CTimeZones", "zones.bin")


def second_half(data: bytes) -> bytes:
    assert data[:4] == b"TZif" and data[4] >= ord("2")
    utc, std, leap, times, types, chars = struct.unpack(">6l", data[20:44])
    skipped = 44 + times * 5 + types * 6 + chars + leap * 8 + std + utc
    assert data[skipped : skipped + 4] == b"TZif"
    return data[skipped:]


with tempfile.TemporaryDirectory() as folder:
    subprocess.run(["/usr/sbin/zic", "-b", "slim", "-d", folder, source], check=True)
    zones = {}
    for path, _, files in os.walk(folder):
        for file in files:
            full = os.path.join(path, file)
            with open(full, "rb") as stream:
                zones[os.path.relpath(full, folder).encode()] = second_half(stream.read())

names = sorted(zones)
index_size = 4 + 12 * len(names)
name_block = b"".join(name + b"\0" for name in names)
offsets = {}
data_block = b""
for name in names:
    if zones[name] not in offsets:
        offsets[zones[name]] = index_size + len(name_block) + len(data_block)
        data_block += zones[name]
index = struct.pack("<L", len(names))
at = index_size
for name in names:
    index += struct.pack("<LLL", at, offsets[zones[name]], len(zones[name]))
    at += len(name) + 1
with open(target, "wb") as stream:
    stream.write(index + name_block + data_block)
print(f"{len(names)} names, {len(offsets)} zones, {len(index + name_block + data_block)} bytes")
