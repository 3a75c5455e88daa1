#!/usr/bin/env python3
"""units.py FACTORS.tsv ALIASES.tsv: src/parse/unit_table.h on stdout.

FACTORS rows: unit, base unit, factor, offset. ALIASES rows: spelling, unit id. Both derive from
Unicode CLDR. SI prefixes are multiplied out here; spellings that are English words are dropped or
marked, so that "2 pm" is no length and "50 in favour" no inch.
"""
import re
import sys
from decimal import Context, Decimal

SI = [("exa", "E", 18), ("peta", "P", 15), ("tera", "T", 12), ("giga", "G", 9), ("mega", "M", 6),
      ("kilo", "k", 3), ("milli", "m", -3), ("micro", "µ", -6), ("nano", "n", -9), ("pico", "p", -12)]
# name -> symbols; every prefix is put before name and symbol
PREFIXED = {"meter": ["m"], "metre": ["m"], "gram": ["g"], "second": ["s"], "ampere": ["A"], "mole": ["mol"],
            "hertz": ["Hz"], "newton": ["N"], "pascal": ["Pa"], "joule": ["J"], "watt": ["W"], "volt": ["V"],
            "ohm": ["Ω"], "electronvolt": ["eV"], "bit": ["b", "bit"], "byte": ["B"], "liter": ["L", "l"],
            "litre": ["l"], "watt-hour": ["Wh"], "tonne": ["t"], "parsec": ["pc"], "becquerel": ["Bq"],
            "tesla": ["T"], "farad": ["F"], "sievert": ["Sv"], "gray": ["Gy"], "calorie": ["cal"],
            "pixel": ["px"], "kelvin": ["K"]}
UNIT_OF = {"metre": "meter", "litre": "liter"}
# Spellings that a text means otherwise nearly always, and symbols that would clash.
DROP = set("""B c p real won us u.s. gold silver platinum palladium em ems au CD Cal G Gs dec rev gr st fur pa bu
    sucre sucres mark ALL TOP try php sar rub dem esp fim ars brl czk egp frf grd huf idr ils irr itl kwd myr mxn nlg nzd
    pkr pln qar thb twd vnd zar krw point points item dot sun fun to cho chain rod stone stones revolution
    revolutions bars radian mc mah ev gb kb mb tb Gb Mb Tb kn sen j v w y pt qt ns US us$ u.s.$ atmospheres
    grain grains rs db sterling kt tn mt PT Gt rand rands EM ly smi mpt MPT fth dsp qtr qtrs karat mo drop
    night mos MOP GEL pinch point-size of\xa0gasoline\xa0equivalent mol fl.dr. fs ps ms Gy Em Eg Pm Pg Tm Tg Gm nN
    pN pA pV nA nV pF Pt Et nt Tb Pb Eb Ps Es Ts Gs TV PV EV PK TK GK MK EK pW nW""".split())
LETTER = set("m g s h t d y l K W V A N J L T C F Y in pm am ft′ ″ ′ \" ac ha oz hr min".split()) - {"ha", "oz", "hr", "min"}
LOWER_CODES = set("usd eur gbp jpy cny inr rmb aud cad chf sek nok dkk hkd sgd".split())
EXTRA = {
    "US$": "USD", "U.S.$": "USD", "HK$": "HKD", "NT$": "TWD", "R$": "BRL", "A$": "AUD", "AU$": "AUD", "C$": "CAD",
    "CA$": "CAD", "S$": "SGD", "NZ$": "NZD", "RMB": "CNY", "MX$": "MXN", "₫": "VND", "₺": "TRY", "₴": "UAH", "₦": "NGN",
    "₱": "PHP", "฿": "THB", "₸": "KZT", "₼": "AZN", "₾": "GEL", "₡": "CRC", "₲": "PYG", "₵": "GHS", "Rs": "INR",
    "Rs.": "INR", "SFr": "CHF", "zł": "PLN", "Kč": "CZK", "CFA francs": "XOF", "us$": "USD", "marks": "DEM",
    "Wh": "watt-hour", "watt hour": "watt-hour", "watt hours": "watt-hour", "tpd": "ton-per-day", "mt": "tonne",
    "mmt": "megatonne", "Mt": "megatonne", "mtpa": "megatonne-per-year", "bcm": "cubic-kilometer", "boe": "barrel",
    "mbpd": "megabarrel-per-day", "Km": "kilometer", "KM": "kilometer", "Kg": "kilogram", "KG": "kilogram",
    "kms": "kilometer", "sq km": "square-kilometer", "sq. km": "square-kilometer", "sq mi": "square-mile",
    "sq. mi": "square-mile", "sq. miles": "square-mile", "sq. mile": "square-mile", "sq m": "square-meter",
    "sq. m": "square-meter", "km sq": "square-kilometer", "km squared": "square-kilometer", "km cubed": "cubic-kilometer",
    "m squared": "square-meter", "m cubed": "cubic-meter", "ha": "hectare", "long ton": "long-ton", "long tons": "long-ton",
    "night": "night", "nights": "night", "fortnight": "fortnight", "fortnights": "fortnight", "millennium": "millennium",
    "millennia": "millennium", "millenniums": "millennium", "ms": "millisecond", "msec": "millisecond", "kb": "kilobyte",
    "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte", "kn": "knot", "kt": "kilotonne", "ly": "light-year", "mo": "month",
    "Myr": "megayear", "Gyr": "gigayear", "kyr": "kiloyear", "ka": "kiloyear", "kya": "kiloyear", "Ma": "megayear",
    "mya": "megayear", "Mya": "megayear", "Ga": "gigayear", "\u2109": "fahrenheit", "degrees C": "celsius",
    "degrees F": "fahrenheit", "deg C": "celsius", "deg F": "fahrenheit", "° C": "celsius", "° F": "fahrenheit", "oC": "celsius",
    "º": "degree", "ºC": "celsius", "ºF": "fahrenheit", "hectolitre": "hectoliter", "hectolitres": "hectoliter", "quintals": "quintal",
    "quintal": "quintal", "troy oz": "ounce-troy", "percent": "%", "per mille": "permille", "per mil": "permille", "ppt": "percentage-point",
    "pps": "percentage-point", "psi": "pound-force-per-square-inch", "mol": "mole", "mAh": "milliampere-hour", "wks": "week",
    "mls": "milliliter", "gals": "gallon", "lb.": "pound", "lbs.": "pound", "kts": "knot", "dBm": "decibel", "arcsec": "arc-second",
    "arcmin": "arc-minute", "AU": "astronomical-unit", "R_E": "earth-radius", "kpc": "kiloparsec", "Mpc": "megaparsec",
    "cm-1": "per-centimeter", "mM": "millimole-per-liter", "knots": "knot", "Gt": "gigatonne", "Mt CO2": "megatonne", "GtCO2": "gigatonne",
    "TEU": "twenty-foot-equivalent", "TEUs": "twenty-foot-equivalent", "MB/s": "megabyte-per-second", "Mbps": "megabit-per-second",
    "Gbps": "gigabit-per-second", "kbps": "kilobit-per-second", "hours": "hour", "quid": "GBP", "jigawatt": "gigawatt",
    "jin": "jin", "MT": "tonne", "rupiah": "IDR", "naira": "NGN", "riyal": "SAR", "riyals": "SAR", "dirhams": "AED",
    "zloty": "PLN", "forint": "HUF", "forints": "HUF", "hryvnia": "UAH", "taka": "BDT", "tenge": "KZT", "talent": "talent", "mm²": "square-millimeter", "mm2": "square-millimeter", "mm³": "cubic-millimeter", "mm3": "cubic-millimeter", "mb/d": "megabarrel-per-day", "mbd": "megabarrel-per-day", "mmb/d": "megabarrel-per-day",
    "Mb/d": "megabarrel-per-day", "MMb/d": "megabarrel-per-day", "mmbpd": "megabarrel-per-day", "mbpd": "megabarrel-per-day",
    "kb/d": "kilobarrel-per-day", "kbd": "kilobarrel-per-day", "b/d": "barrel-per-day", "boe/d": "barrel-per-day",
    "boed": "barrel-per-day", "boepd": "barrel-per-day", "tcf": "trillion-cubic-foot", "Tcf": "trillion-cubic-foot",
    "TCF": "trillion-cubic-foot", "bcf": "billion-cubic-foot", "Bcf": "billion-cubic-foot", "BCF": "billion-cubic-foot",
    "bcf/d": "billion-cubic-foot-per-day", "Bcf/d": "billion-cubic-foot-per-day", "mcf": "thousand-cubic-foot",
    "MMBtu": "million-british-thermal-unit", "mmBtu": "million-british-thermal-unit", "mmbtu": "million-british-thermal-unit",
    "MMBTU": "million-british-thermal-unit", "mt CO2": "tonne", "GtC": "gigatonne", "C": "celsius", "F": "fahrenheit", "Y": "year", "Gy": "gray", "cl": "centiliter", "dl": "deciliter",
    "hl": "hectoliter", "km^3": "cubic-kilometer", "m^3": "cubic-meter", "cm^3": "cubic-centimeter", "cm^2": "square-centimeter",
    "s2": "square-second", "s^2": "square-second", "s²": "square-second", "° celsius": "celsius", "° fahrenheit": "fahrenheit",
    "degrees c": "celsius", "degrees f": "fahrenheit", "degree c": "celsius", "degree f": "fahrenheit", "celcius": "celsius",
    "farenheit": "fahrenheit", "degrees celcius": "celsius", "degrees farenheit": "fahrenheit", "microgramme": "microgram",
    "microgrammes": "microgram", "milligrammes": "milligram", "元": "CNY", "円": "JPY", "₿": "BTC", "BTC": "BTC", "bitcoin": "BTC",
    "bitcoins": "BTC", "ETH": "ETH", "RM": "MYR",
    "mBar": "millibar", "kV": "kilovolt", "rad": "radian", "radians": "radian", "radian": "radian", "pence": "cent", "talents": "talent", "bushels": "bushel", "mmhg": "millimeter-ofhg",
}
EXTRA_FACTORS = {"long-ton": ("kilogram", "1016.0469088"), "millennium": ("year", "1000"), "fortnight": ("second", "1209600"),
                 "kiloyear": ("year", "1000"), "megayear": ("year", "1000000"), "gigayear": ("year", "1000000000"),
                 "night": ("second", "86400"), "quintal": ("kilogram", "100"), "acre-foot": ("cubic-meter", "1233.48183754752"),
                 "percentage-point": ("percentage-point", "1"), "basis-point": ("percentage-point", "0.01"), "%": ("%", "1"),
                 "permille": ("%", "0.1"), "permyriad": ("%", "0.01"), "permillion": ("%", "0.0001"), "part-per-million": ("%", "0.0001"),
                 "part-per-billion": ("%", "0.0000001"), "square-millimeter": ("square-meter", "0.000001"), "cubic-millimeter": ("cubic-meter", "0.000000001"),
                 "megabarrel": ("cubic-meter", "158987.294928"),
                 "kilobarrel": ("cubic-meter", "158.987294928"), "trillion-cubic-foot": ("cubic-meter", "28316846592"),
                 "billion-cubic-foot": ("cubic-meter", "28316846.592"), "thousand-cubic-foot": ("cubic-meter", "28.316846592"),
                 "million-british-thermal-unit": ("kilogram-square-meter-per-square-second", "1054350264.488889"),
                 "twenty-foot-equivalent": ("twenty-foot-equivalent", "1"), "talent": ("talent", "1"), "jin": ("kilogram", "0.5"),
                 "pound-force-per-square-inch": ("kilogram-per-meter-square-second", "6894.75729316836"),
                 "decibel": ("decibel", "1"), "cent": ("cent", "1"),
                 "milliampere-hour": ("second-ampere", "3.6"), "newton-meter": ("kilogram-square-meter-per-square-second", "1"),
                 "pound-force-foot": ("kilogram-square-meter-per-square-second", "1.3558179483314004"),
                 "millimeter-ofhg": ("kilogram-per-meter-square-second", "133.322387415")}
# Of the ISO codes those that texts use; in capitals few of them are words.
CODES = set("""AED AFN AMD ARS AUD AZN BDT BGN BHD BND BOB BRL BWP BYN CAD CDF CHF CLP CNY COP CRC CUP CZK DEM DKK DOP DZD EGP
    ESP ETB EUR FIM FJD FRF GBP GHS HKD HRK HUF IDR ILS INR IQD IRR ISK ITL JMD JOD JPY KES KHR KRW KWD KZT LBP LKR LYD MAD MMK MNT
    MUR MXN MYR NAD NGN NLG NOK NPR NZD OMR PEN PHP PKR PLN PTE PYG QAR RON RSD RUB SAR SDG SEK SGD SYP THB TND TRY TWD TZS UAH UGX
    USD UYU UZS VES VND XAF XOF YER ZAR ZMW""".split())
TIME = set("""second minute hour day week month year decade century millennium quarter fortnight night millisecond microsecond
    nanosecond picosecond kiloyear megayear gigayear day-person""".split())
RATIO = {"%", "percentage-point", "basis-point", "permille", "permyriad", "permillion", "part-per-million", "part-per-billion"}


SLOTS = 8192
PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[^\w\s]")


def spelling_hash(word):
    """FNV-1a, as in unit.c."""
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value ^ value >> 15


def exact(text):
    """A float's repr as the decimal it stands for: 15 digits, noise of the binary form rounded off."""
    value = Context(prec=15).create_decimal(text).normalize()
    return value


def read(path):
    with open(path, encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if line.strip() and line[0] != "#"]


def main():
    factors, spellings = {}, {}
    for unit, base, factor, offset in read(sys.argv[1]):
        factors[unit] = (base, exact(factor), float(offset) != 0 or unit in ("celsius", "fahrenheit"))
    factors.pop("percent", None)
    for unit, (base, factor) in EXTRA_FACTORS.items():
        factors[unit] = (base, Decimal(factor), False)
    for name, symbols in PREFIXED.items():
        unit = UNIT_OF.get(name, name)
        base, factor, _ = factors.get(unit, (unit, Decimal(1), False))
        factors.setdefault(unit, (base, factor, False))
        plural = name if name == "hertz" else name + "s"
        spellings.setdefault(name, unit)
        spellings.setdefault(plural, unit)
        for prefix, letter, power in SI:
            whole = "kilogram" if unit == "gram" and prefix == "kilo" else prefix + unit
            factors.setdefault(whole, (base, factor.scaleb(power).normalize(), False))
            spellings[prefix + name] = spellings[prefix + plural] = whole
            for symbol in symbols:
                spellings[letter + symbol] = whole
                if letter == "µ":
                    spellings["μ" + symbol] = whole
    for text, unit in read(sys.argv[2]):
        if re.search(r"[(\u00a0\u202f]|\d{4}|unit of account", text):
            continue
        if re.fullmatch(r"[A-Z]{3}", unit) and (unit not in CODES or re.fullmatch("[a-z]{3}", text) and len(text) == 3
                                               and text.upper() == unit and text not in LOWER_CODES):
            continue
        if "-" in text and text.replace("-", " ") != text and text != unit and "per" not in text:
            text = text.replace("-", " ")
        spellings[text] = unit
    for text in DROP:
        spellings.pop(text, None)
    spellings.update(EXTRA)
    for unit in sorted(set(spellings.values())):
        if unit not in factors:
            factors[unit] = (unit, Decimal(1), False) if "-per-" not in unit else None
    ids = sorted(unit for unit in set(factors) | set(spellings.values()))
    index = {unit: i for i, unit in enumerate(ids)}

    def class_of(unit):
        if re.fullmatch(r"[A-Z]{3}", unit) or unit == "cent":
            return "UNIT_CURRENCY"
        return "UNIT_TIME" if unit in TIME else "UNIT_RATIO" if unit in RATIO else "UNIT_MEASURE"

    def quoted(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    print("""/* Generated by tools/units.py; do not edit.
 *
 * Unit ids, spellings and factors derive from the Unicode CLDR.
 * Copyright (c) 1991-2025 Unicode, Inc. Unicode-3.0 licence: https://www.unicode.org/license.txt
 * Permission is granted, free of charge, to use, copy, modify and distribute the data files,
 * provided that this copyright and permission notice appears in all copies or in associated
 * documentation. THE DATA FILES ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND. */
/* clang-format off */
#ifndef NOTELINT_PARSE_UNIT_TABLE_H
#define NOTELINT_PARSE_UNIT_TABLE_H

#include "notelint/unit.h"

struct unit_row {
    struct str unit;
    enum unit_class class_;
    bool offset;        /* the scale does not start at zero */
    struct str base;    /* empty for a compound, which is resolved by its parts */
    struct str digits;  /* of the factor */
    int exponent;
};

enum { NO_UNIT = 0xffff, SPELLING_SLOTS = @SLOTS@ };

struct spelling_row {
    struct str text;
    unsigned short unit; /* index into unit_rows, or NO_UNIT: only the beginning of spellings */
    unsigned char spelling; /* enum unit_spelling */
    unsigned char longer;   /* some spelling begins with this one */
};

/* Sorted by unit. */
static const struct unit_row unit_rows[] = {""".replace("@SLOTS@", str(SLOTS)))
    for unit in ids:
        row = factors.get(unit)
        if row is None:
            print(f"    {{STR_INIT({quoted(unit)}), {class_of(unit)}, false, STR_INIT(\"\"), STR_INIT(\"\"), 0}},")
            continue
        base, factor, offset = row
        sign, digits, exponent = factor.normalize().as_tuple()
        text = "".join(map(str, digits))
        print(f"    {{STR_INIT({quoted(unit)}), {class_of(unit)}, {str(offset).lower()}, STR_INIT({quoted(base)}), "
              f"STR_INIT(\"{text}\"), {exponent}}},")
    print("};\n\n/* Sorted by text, in byte order. */\nstatic const struct spelling_row spelling_rows[] = {")
    prefixes = {text[:m.end()] for text in spellings for m in PIECE.finditer(text) if m.end() < len(text)}
    rows = sorted(prefixes | set(spellings), key=lambda s: s.encode())
    for text in rows:
        unit = spellings.get(text)
        longer = int(text in prefixes)
        if unit is None:
            print(f"    {{STR_INIT({quoted(text)}), NO_UNIT, SPELLING_SURE, 1}},")
            continue
        money = re.fullmatch(r"[A-Z]{3}", unit) and (not re.search("[a-z]", text) or text in ("Rs", "Rs.", "SFr", "us$", "zł", "Kč"))
        kind = "SPELLING_CURRENCY" if money else "SPELLING_LETTER" if text in LETTER else "SPELLING_SURE"
        print(f"    {{STR_INIT({quoted(text)}), {index[unit]}, {kind}, {longer}}},")
    slots = [0] * SLOTS
    assert 2 * len(rows) < SLOTS
    for i, text in enumerate(rows):
        at = spelling_hash(text) % SLOTS
        while slots[at]:
            at = (at + 1) % SLOTS
        slots[at] = i + 1
    print("};\n\n/* Open addressing by spelling_hash: index + 1 into spelling_rows, 0 free. */")
    print("static const unsigned short spelling_slots[SPELLING_SLOTS] = {")
    for at in range(0, SLOTS, 16):
        print("    " + ", ".join(map(str, slots[at : at + 16])) + ",")
    print("};\n\n#endif")


main()
