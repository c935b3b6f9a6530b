"""Draws that are the same on every machine: integers out of SHAKE128, addressed by seed, row and stream.

Row 7 of seed 1 is the same whether ten rows are made or ten million, in whatever order; nothing uses floating point.
"""

import hashlib
import struct


class Draws:
    """An endless sequence of 32-bit integers that depends on its address alone."""

    __slots__ = ("address", "chunk", "take")
    PER_CHUNK = 256

    def __init__(self, seed, row, stream):
        self.address = f"{seed}/{row}/{stream}/"
        self.chunk = 0
        self.refill()

    def refill(self):
        block = hashlib.shake_128((self.address + str(self.chunk)).encode()).digest(4 * self.PER_CHUNK)
        self.take = iter(struct.unpack(f"<{self.PER_CHUNK}I", block)).__next__
        self.chunk += 1

    def bits(self):
        try:
            return self.take()
        except StopIteration:
            self.refill()
            return self.take()

    def halves(self, count):
        """So many 16-bit integers at once."""
        block = hashlib.shake_128((self.address + "halves").encode()).digest(2 * count)
        return struct.unpack(f"<{count}H", block)

    def below(self, bound):
        """0 to bound - 1; bound up to 2^32."""
        return self.bits() * bound >> 32

    def between(self, low, high):
        """Both ends count."""
        return low + (self.bits() * (high - low + 1) >> 32)

    def chance(self, in_thousand):
        return self.bits() * 1000 >> 32 < in_thousand

    def bell(self, spread):
        """Around 0, seldom beyond `spread` either way: the mean of four draws, which are bytes of one."""
        bits = self.bits()
        total = (bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24)
        return (total - 510) * spread // 300

    def spread_out(self, low, high):
        """From low to high, as often between 1 and 2 as between 100 and 200 (an octave, then evenly within it)."""
        octaves = max(1, (high // low).bit_length())
        start = low << self.below(octaves)
        return min(high, start + self.below(start + 1))

    def pick(self, weighted):
        """An item of a list of (running total of the weights, item)."""
        at = self.below(weighted[-1][0])
        for total, item in weighted:
            if at < total:
                return item
        return weighted[-1][1]


def running(pairs):
    """(weight, item) as `pick` wants them."""
    total, made = 0, []
    for weight, item in pairs:
        total += weight
        made.append((total, item))
    return made
