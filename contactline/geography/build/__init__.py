"""Build the dated geography: ``python -m contactline.geography.build`` writes ``data/geo/*.geojson``.

``sources`` reads the outlines of ``data/geo/sources/`` (each with source and licence); ``frame`` and
``regions`` draw the oblast and the seven districts so that every cited settlement lies in its own;
``cells`` divides them by the nearest cited settlement; ``coverage`` gives the cells one common set of
edges; ``background`` thins out what lies behind. All is computed in EPSG:32638 (UTM 38N, metres) and
written in EPSG:4326 in a fixed order, so that building twice gives the same bytes.
"""
