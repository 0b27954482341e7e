"""Makes invented identity numbers (GB 11643-1999): number(first 17 digits)"""

WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def number(first):
    """The 18 characters of a number with a sound check digit."""
    return first + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS)) % 11]
