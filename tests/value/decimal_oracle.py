#!/usr/bin/env python3
"""Compares Huiqi's decimals with Python's decimal module on random operations, the difficult ones more often.

Run: decimal_oracle.py --program PATH [--count N] [--seed S]. Exit 0 if every result agrees, 1 if not.
"""

import argparse
import collections
import decimal
import random
import subprocess
import sys
from decimal import Decimal

DIGITS = 34
CONTEXT = decimal.Context(prec=DIGITS, Emin=-6143, Emax=6144, rounding=decimal.ROUND_HALF_EVEN, traps=[])
# Holds every exact intermediate: operands reach from 10^6144 down to 10^-6176.
EXACT = decimal.Context(prec=26000, Emin=decimal.MIN_EMIN, Emax=decimal.MAX_EMAX, rounding=decimal.ROUND_HALF_EVEN, traps=[])
# Powers, exp and log: enough guard digits that rounding the approximation is rounding the result.
GUARDED = decimal.Context(prec=120, Emin=decimal.MIN_EMIN, Emax=decimal.MAX_EMAX, rounding=decimal.ROUND_HALF_EVEN, traps=[])
ROUNDINGS = {
    "half_even": decimal.ROUND_HALF_EVEN,
    "half_up": decimal.ROUND_HALF_UP,
    "half_down": decimal.ROUND_HALF_DOWN,
    "up": decimal.ROUND_UP,
    "down": decimal.ROUND_DOWN,
    "ceiling": decimal.ROUND_CEILING,
    "floor": decimal.ROUND_FLOOR,
}
ROUNDING_NAMES = list(ROUNDINGS)


def parts(value):
    """The one representation Huiqi has of a number: its exponent is the nearest to zero."""
    if not value.is_finite():
        return "none"
    if not value:
        return "0E0"
    sign, digits, exponent = value.as_tuple()
    digits = "".join(map(str, digits)).lstrip("0")
    if exponent < 0:
        kept = digits.rstrip("0")
        taken = min(len(digits) - len(kept), -exponent)
        digits, exponent = digits[: len(digits) - taken], exponent + taken
    elif exponent > 0:
        moved = min(DIGITS - len(digits), exponent)
        digits, exponent = digits + "0" * moved, exponent - moved
    return f"{'-' if sign else ''}{digits}E{exponent}"


class Operands:
    """Random numbers: amounts, full coefficients, borders of the digits and of the exponents, ties."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def digits(self, count):
        pick = self.random.random()
        if pick < 0.1:
            return "9" * count
        if pick < 0.2:
            return "1" + "0" * (count - 1)
        if pick < 0.3:
            return "".join(self.random.choice("09") for _ in range(count))
        if pick < 0.4:
            zeros = self.random.randint(0, count - 1)
            return str(self.random.randrange(1, 10 ** (count - zeros))) + "0" * zeros
        if pick < 0.5:
            return str(self.random.randrange(0, 10**count)).zfill(count)[:-1] + "5"
        return str(self.random.randrange(0, 10**count))

    def exponent(self):
        pick = self.random.random()
        if pick < 0.3:
            return self.random.randint(-6, 0)
        if pick < 0.6:
            return self.random.randint(-40, 40)
        if pick < 0.7:
            return self.random.randint(-6180, -6130)
        if pick < 0.8:
            return self.random.randint(6060, 6112)
        return self.random.randint(-6176, 6111)

    def coefficient(self):
        pick = self.random.random()
        if pick < 0.4:
            return self.digits(self.random.randint(1, 12))
        if pick < 0.55:
            return self.digits(self.random.choice([18, 19, 20, 21]))
        if pick < 0.7:
            return str(self.random.choice([2**63, 2**64, 10**19, 2**32, 10**17, 5**27]) + self.random.randint(-2, 2))
        return self.digits(self.random.choice([DIGITS, DIGITS, self.random.randint(1, DIGITS)]))

    def number(self):
        """As text that a decimal holds exactly."""
        if self.random.random() < 0.02:
            return "0"
        sign = "-" if self.random.random() < 0.35 else ""
        value = CONTEXT.create_decimal(f"{sign}{self.coefficient()}E{self.exponent()}")
        if not value.is_finite():
            return "1"
        return str(value)

    def near(self, text):
        """A number whose digits lie beside or under those of another."""
        value = Decimal(text)
        if not value:
            return "1"
        pick = self.random.random()
        if pick < 0.2:
            return str(CONTEXT.minus(value))
        if pick < 0.4:
            return str(CONTEXT.next_plus(value) if pick < 0.3 else CONTEXT.next_minus(value))
        top = value.adjusted()
        shift = top - self.random.choice([32, 33, 34, 34, 35, 36, 37, 38, 39, 40, 41, 67, 68, 69, 75, 76, 77, 78])
        sign = self.random.choice(["", "-"])
        near = CONTEXT.create_decimal(f"{sign}{self.random.choice(['1', '5', '49', '50', '51', '4999999999', '5000000001'])}E{shift}")
        return str(near)

    def pair(self):
        first = self.number()
        second = self.near(first) if self.random.random() < 0.25 else self.number()
        if not Decimal(second).is_finite():
            second = "3"
        return first, second

    def literal(self):
        """A text to be read: more digits than there are, ties, exponents out of range."""
        pick = self.random.random()
        if pick < 0.5:
            head = self.digits(DIGITS)
            tail = self.random.choice(["", "5", "50", "500000000000001", "49999999999999", "5" + "0" * 60])
            tail += self.random.choice(["", "", "1", "1" + "0" * 30])
            text = head + tail
        else:
            text = self.digits(self.random.randint(1, 90))
        point = self.random.randint(0, len(text))
        if self.random.random() < 0.6 and point < len(text):
            text = text[:point] + "." + text[point:]
        if self.random.random() < 0.6:
            text += f"{self.random.choice('eE')}{self.random.randint(-6300, 6300)}"
        return self.random.choice(["", "-", "+"]) + text


def round_exactly(value, scale, name):
    """To `scale` places without a limit to the digits, then to 34."""
    if value.as_tuple().exponent >= -scale:
        return CONTEXT.plus(value)
    return CONTEXT.plus(value.quantize(Decimal((0, (1,), -scale)), rounding=ROUNDINGS[name], context=EXACT))


def modulo(first, second):
    if not second:
        return None
    # Whole numbers of the smaller unit: Python's own remainder of integers is the floor one.
    exponent = min(first.as_tuple().exponent, second.as_tuple().exponent)
    a, b = (int(EXACT.scaleb(each, -exponent)) for each in (first, second))
    return CONTEXT.create_decimal(f"{a % b}E{exponent}")


def multiple(value, unit, name):
    exponent = min(value.as_tuple().exponent, unit.as_tuple().exponent)
    a, b = (int(EXACT.scaleb(each, -exponent)) for each in (value, unit.copy_abs()))
    if b == 0:
        return None
    quotient, rest = divmod(abs(a), b)
    away = {
        "half_even": 2 * rest > b or (2 * rest == b and quotient % 2 == 1),
        "half_up": 2 * rest >= b,
        "half_down": 2 * rest > b,
        "up": rest != 0,
        "down": False,
        "ceiling": rest != 0 and a > 0,
        "floor": rest != 0 and a < 0,
    }[name]
    result = (quotient + (1 if away else 0)) * b
    return CONTEXT.create_decimal(f"{'-' if a < 0 else ''}{result}E{exponent}")


def plain(value):
    """The text form: plain up to 50 characters, as the library promises."""
    text = parts(value)
    sign, text = ("-", text[1:]) if text[0] == "-" else ("", text)
    digits, exponent = text.split("E")
    exponent = int(exponent)
    length = max(len(digits) + max(exponent, 0), 1 + max(-exponent, 0))
    if length > 48:
        shown = digits.rstrip("0")
        point = shown[0] + ("." + shown[1:] if len(shown) > 1 else "")
        return f"{sign}{point}E{exponent + len(digits) - 1:+d}"
    return sign + format(Decimal(digits).scaleb(exponent, EXACT), "f")


# A power that ends exactly comes out of 120 digits a little above or below its end; no other comes as near to one.
SNAPPED = decimal.Context(prec=100, Emin=decimal.MIN_EMIN, Emax=decimal.MAX_EMAX, rounding=decimal.ROUND_HALF_EVEN, traps=[])


def settled(guarded):
    """A result of 120 digits, rounded to 34."""
    return parts(CONTEXT.plus(SNAPPED.plus(guarded)))


class Transcendental:
    """Operands of exp, log and powers with a fraction: results over the whole range of exponents, its borders, results
    beside 1 and beside a tie."""

    def __init__(self, operands):
        self.operands, self.random = operands, operands.random

    def beside_one(self):
        step = Decimal(self.random.choice([1, 2, 3, 5, 15, 25, self.random.randint(1, 10**6)]))
        return CONTEXT.add(1, step.scaleb(-self.random.randint(5, 33)) * self.random.choice([1, -1]))

    def exponent_of_e(self):
        pick = self.random.random()
        if pick < 0.35:
            return Decimal(f"{self.random.uniform(-14250, 14160):.12f}")
        if pick < 0.5:
            return Decimal(self.random.randint(-14240, 14155))
        if pick < 0.6:
            return CONTEXT.create_decimal(self.random.choice(["14149.3859", "-14220.7", "-14144.47"]) + self.operands.digits(12))
        if pick < 0.7:
            return Decimal(self.random.choice([1, 5, 15, 25, 45, 5])).scaleb(-self.random.randint(1, 40)) * self.random.choice([1, -1])
        return CONTEXT.create_decimal(self.operands.number())

    def positive(self):
        return self.beside_one() if self.random.random() < 0.3 else abs(Decimal(self.operands.number()))

    def power(self):
        pick = self.random.random()
        if pick < 0.15:
            # An exact root, and its powers: their ends may be ties.
            root = Decimal(self.operands.digits(self.random.randint(1, 17)))
            return CONTEXT.plus(root * root), Decimal(self.random.choice(["0.5", "1.5", "-0.5", "2.5"]))
        if pick < 0.35:
            return self.beside_one(), Decimal(self.random.choice(["0.5", "0.1", "1.5", "3.3", "-0.25", "1E-5", "12345.6"]))
        base = self.positive()
        if not base:
            return base, Decimal("0.5")
        size = GUARDED.log10(base)
        if pick < 0.8 and size:
            target = Decimal(self.random.uniform(-6185, 6150))
            exponent = Decimal(f"{target / size:.{self.random.randint(2, 20)}e}")
            if abs(exponent) < 10**15:
                return base, exponent
        return base, Decimal(self.random.randint(-99999, 99999)).scaleb(-self.random.randint(1, 12))

    def operation(self, name):
        if name == "exp":
            a = self.exponent_of_e()
            if a > 20000:
                return f"exp {a}", "none"
            return f"exp {a}", "0E0" if a < -20000 else settled(GUARDED.exp(a))
        if name == "log":
            a = self.positive()
            return f"log {a}", settled(GUARDED.ln(a)) if a else "none"
        base, exponent = self.power()
        if exponent == exponent.to_integral_value():
            exponent += Decimal("0.5")
        if not base:
            return f"real_power 0 {exponent}", "0E0" if exponent > 0 else "none"
        size = GUARDED.log10(base) * exponent
        if abs(size) > 7000:
            return f"real_power {base} {exponent}", "none" if size > 0 else "0E0"
        return f"real_power {base} {exponent}", settled(GUARDED.power(base, exponent))


BINARY = {"add": CONTEXT.add, "subtract": CONTEXT.subtract, "multiply": CONTEXT.multiply, "divide": CONTEXT.divide}
OPERATIONS = ["add"] * 5 + ["subtract"] * 4 + ["multiply"] * 5 + ["divide"] * 5 + ["compare"] * 3 + ["parse"] * 3 + ["print"]
OPERATIONS += ["sqrt"] * 2 + ["round"] * 4 + ["power"] + ["exp"] * 2 + ["log"] * 2 + ["real_power"] * 2


def operation(operands, first, second):
    """One line of input and the answer expected."""
    pick = operands.random
    name = pick.choice(OPERATIONS)
    if pick.random() < 0.02:
        name = pick.choice(["modulo", "multiple"])
    if name == "parse":
        text = operands.literal()
        return f"parse {text}", parts(CONTEXT.create_decimal(text))
    if pick.random() < 0.08 and name == "divide":
        # Quotients that end exactly, some of them in a tie.
        second = str(CONTEXT.create_decimal(f"{2 ** pick.randint(0, 60)}E{pick.randint(-8, 8)}"))
    if name in ("exp", "log", "real_power"):
        return Transcendental(operands).operation(name)
    a, b = Decimal(first), Decimal(second)
    if name in BINARY:
        return f"{name} {first} {second}", parts(BINARY[name](a, b))
    if name == "compare":
        return f"compare {first} {second}", str(int(CONTEXT.compare(a, b)))
    if name == "print":
        return f"print {first}", plain(a)
    if name == "sqrt":
        root = CONTEXT.create_decimal(operands.digits(pick.choice([5, 16, 17, 17])))
        if pick.random() < 0.2:
            a = EXACT.multiply(root, root).copy_abs()
            a = CONTEXT.plus(CONTEXT.next_plus(a) if pick.random() < 0.3 else a)
            first = str(a)
        return f"sqrt {first}", parts(CONTEXT.sqrt(a))
    if name == "modulo":
        result = modulo(a, b)
        return f"modulo {first} {second}", "none" if result is None else parts(result)
    if name == "multiple":
        how = pick.choice(ROUNDING_NAMES)
        result = multiple(a, b, how)
        return f"multiple {first} {second} {how}", "none" if result is None else parts(result)
    if name == "round":
        how = pick.choice(ROUNDING_NAMES)
        sign, digits, exponent = a.as_tuple()
        scale = -exponent - pick.randint(-2, len(digits) + 3)
        if pick.random() < 0.3:
            kept = pick.randint(0, len(digits) - 1)
            tie = "".join(map(str, digits[:kept])) + "5"
            first = f"{'-' if sign else ''}{tie}E{exponent}"
            a = Decimal(first)
            scale = -exponent - 1
            if a.adjusted() > 6144:
                return operation(operands, first="1", second=second)
        scale = max(min(scale, 6300), -6300)
        return f"{how} {first} {scale}", parts(round_exactly(a, scale, how))
    exponent = pick.choice([pick.randint(-12, 40), pick.randint(-3, 4), pick.randint(-9999, 9999), pick.randint(-(10**12), 10**12)])
    if abs(exponent) > 50 and pick.random() < 0.8:
        first = "1." + "0" * pick.randint(0, 12) + str(pick.randint(1, 10**9))
        a = Decimal(first)
    if exponent == 0 and not a:
        return f"power {first} 0", "1E0"
    result = GUARDED.power(a, exponent)
    return f"power {first} {exponent}", parts(CONTEXT.plus(result))


def operations(operands, count):
    """Making up numbers is the slow part, so each pair of them serves several operations."""
    result = []
    while len(result) < count:
        first, second = operands.pair()
        result += (operation(operands, first, second) for _ in range(min(5, count - len(result))))
    return result


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--program", required=True, help="the built decimal_oracle")
    options.add_argument("--count", type=int, default=200_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()

    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    decimal.setcontext(GUARDED)
    operands = Operands(chosen.seed)
    disagreements = 0
    done = collections.Counter()
    for begin in range(0, chosen.count, 100_000):
        pairs = operations(operands, min(100_000, chosen.count - begin))
        run = subprocess.run(
            [chosen.program], input="".join(line + "\n" for line, _ in pairs), capture_output=True, text=True, check=True
        )
        done.update(line.split(" ", 1)[0] for line, _ in pairs)
        answers = run.stdout.splitlines()
        if len(answers) != len(pairs):
            print(f"{len(pairs)} operations, {len(answers)} answers")
            return 1
        for (line, expected), answer in zip(pairs, answers):
            if answer != expected:
                disagreements += 1
                if disagreements <= 20:
                    print(f"{line}\n  expected {expected}\n  got      {answer}")
    print(", ".join(f"{name} {count}" for name, count in sorted(done.items())))
    print(f"{chosen.count} operations, seed {chosen.seed}: {disagreements} disagreements")
    return 1 if disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
