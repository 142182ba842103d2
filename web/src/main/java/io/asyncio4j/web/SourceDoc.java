package io.asyncio4j.web;

import java.util.Map;

/**
 * A Javadoc comment, in Markdown.
 *
 * @param text all of it before its tags
 * @param params what it says of parameters, components and type parameters, by name
 * @param returns what it says of the result; empty when nothing
 */
record SourceDoc(String text, Map<String, String> params, String returns) {}
