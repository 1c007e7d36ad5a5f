"""The version of the code, which pages, workbooks and packages carry."""

__version__ = "0.2.0"
