"""The processed tables as a package for others: files that explain themselves, and say who may do what with them.

tables      a table as CSV and as Parquet
descriptor  `datapackage.json`: types, units, keys, licences (Frictionless Data Package)
codebook    the same for people, in Chinese and in English
workbook    everything in one .xlsx, for people who live in Excel
package     the folder: citation, licence, checksums, and the move into place
command     `python -m analysis export DIR`

Two exports of the same tables are the same bytes: nothing here knows what time it is.
"""
