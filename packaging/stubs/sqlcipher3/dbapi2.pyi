# The module follows the standard library's sqlite3.
from sqlite3 import *
