"""Linked Places and Web Annotations as a JSON-LD processor (pyld) reads them, without a network.

The context of Web Annotations is one document of the W3C that every file names. Here it is answered by
the terms that the vocabulary (https://www.w3.org/TR/annotation-vocab/) gives the names that we write.
"""

import json

import pytest
from pyld import jsonld

from contactline.exports.linked_places import linked_places_file
from contactline.exports.web_annotations import web_annotations_file
from contactline.library import shipped_events
from contactline.library.package.event_tables import LONGEST_PHRASE
from tests.unit.exporting.fixtures import HOSTILE, hostile, taken

OA = "http://www.w3.org/ns/oa#"
LPO = "http://linkedpasts.org/ontology/lpo_latest.ttl#"
ANNOTATION_CONTEXT = {
    "oa": OA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "as": "https://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    **{
        name: f"oa:{name}"
        for name in (
            "Annotation",
            "TextualBody",
            "SpecificResource",
            "TextQuoteSelector",
            "TextPositionSelector",
        )
    },
    **{name: f"oa:{name}" for name in ("identifying", "classifying", "exact", "prefix", "suffix")},
    **{
        name: {"@id": f"oa:{name}", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}
        for name in ("start", "end")
    },
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Software": "as:Application",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    **{
        name: {"@id": f"oa:has{name.title()}", "@type": "@id"}
        for name in ("body", "target", "source", "selector")
    },
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "first": {"@id": "as:first", "@type": "@id"},
    "partOf": {"@id": "as:partOf", "@type": "@id"},
    "total": "as:totalItems",
    "startIndex": "as:startIndex",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "language": "dc:language",
    "name": "http://xmlns.com/foaf/0.1/name",
    "creator": {"@id": "dcterms:creator", "@type": "@id"},
    "generated": "dcterms:issued",
}


def no_network(address, _options):
    """Answer the one context by hand; any other address fails the test."""
    assert address == "http://www.w3.org/ns/anno.jsonld"
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": ANNOTATION_CONTEXT}}


def nodes(content):
    """The nodes of a JSON-LD document, flattened: [{property IRI: values}]."""
    return jsonld.flatten(json.loads(content), None, {"documentLoader": no_network})


def of_type(found, iri):
    """The nodes of a type."""
    return [node for node in found if iri in node.get("@type", ())]


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_linked_places_has_the_places_that_the_views_events_name(lang):
    """Each place once, with the attested names, and each event of it as a relation with a time."""
    view = taken(lang)
    mentioned = {place.id for event in view.events for place in event.places}

    found = nodes(linked_places_file(view))

    features = of_type(found, "https://purl.org/geojson/vocab#Feature")
    assert {node["@id"].partition("#place-")[2] for node in features} == mentioned
    assert all(f"{LPO}name_attestation" in node and f"{LPO}rel_attestation" in node for node in features)


def test_linked_places_loses_no_key_to_a_processor():
    """Every term has an IRI: what a processor drops, no other program ever sees."""
    document = json.loads(linked_places_file(taken()))
    keys = set()

    def collect(value):
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                keys.update(one)
                [collect(inner) for inner in one.values()]

    collect({name: value for name, value in document.items() if name != "@context"})
    assert keys - set(document["@context"]) == {"@id"}


def test_linked_places_is_geojson_too():
    """GDAL and any map of the web read the same file."""
    document = json.loads(linked_places_file(taken()))

    assert document["type"] == "FeatureCollection"
    assert {feature["geometry"]["type"] for feature in document["features"]} == {"Point"}


def test_linked_places_tells_what_happened_there_from_what_was_talked_about():
    """The role of the place is the relation's type."""
    features = json.loads(linked_places_file(taken()))["features"]

    roles = {relation["relationType"] for feature in features for relation in feature["relations"]}
    assert {"at", "about"} <= roles


def test_a_hostile_title_in_linked_places_is_a_label():
    """A script in a title is text for every processor."""
    found = nodes(linked_places_file(hostile()))

    labels = [
        label["@value"]
        for node in found
        for label in node.get("http://www.w3.org/2000/01/rdf-schema#label", ())
    ]
    assert any(HOSTILE[0] in label for label in labels)


def evidence():
    """The shipped events, all on the screen."""
    return taken(events=shipped_events())


def test_every_phrase_of_the_evidence_is_an_annotation_with_both_selectors():
    """A processor finds the words, and where they stand, for what, when, where and who."""
    quotes = [
        quote
        for event in shipped_events()
        for told in event.reports
        for part in ("what", "when", "where", "who")
        for quote in getattr(told.report.evidence, part)
    ]

    found = nodes(web_annotations_file(evidence()))

    exact = sorted(node[f"{OA}exact"][0]["@value"] for node in of_type(found, f"{OA}TextQuoteSelector"))
    starts = sorted(
        int(node[f"{OA}start"][0]["@value"]) for node in of_type(found, f"{OA}TextPositionSelector")
    )
    assert len(of_type(found, f"{OA}Annotation")) == len(quotes)
    assert (exact, starts) == (sorted(q.exact for q in quotes), sorted(q.start for q in quotes))


def test_no_word_of_an_article_is_written_beyond_the_phrases():
    """Neither what stands before a phrase nor what stands after it, and no phrase too long to be one."""
    items = json.loads(web_annotations_file(evidence()))["first"]["items"]

    selectors = [selector for item in items for selector in item["target"]["selector"]]
    assert {name for selector in selectors for name in selector} == {"type", "start", "end", "exact"}
    assert all(len(selector.get("exact", "")) <= LONGEST_PHRASE for selector in selectors)


def test_annotations_are_of_the_events_on_the_screen_alone():
    """A view that shows one of the events has the evidence of that one."""
    one = shipped_events()[0]

    items = json.loads(web_annotations_file(taken(events=[one])))["first"]["items"]

    assert items and {f"event={one.id}&" in item["body"][0]["source"] for item in items} == {True}
