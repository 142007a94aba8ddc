package dev.orders.localcloud.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers of the query protocol: members become elements, lists have {@code member} elements.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query protocol</a>
 */
public final class QueryXml {

    /** What no XML 1.0 document can hold, escaped or not. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private QueryXml() {}

    /** {@code <OperationResponse><OperationResult>…} of a successful call. */
    public static AwsAnswer answer(AwsService service, AwsCall call, ObjectNode result) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.set(call.operation() + "Result", result);
        response.putObject("ResponseMetadata").put("RequestId", call.requestId());
        return new AwsAnswer(200, document(call.operation() + "Response", namespace(service), response));
    }

    static byte[] error(String namespace, AwsException error, String requestId) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.putObject("Error")
                .put("Type", error.status() < 500 ? "Sender" : "Receiver")
                .put("Code", error.code())
                .put("Message", error.getMessage());
        response.put("RequestId", requestId);
        return document("ErrorResponse", namespace, response);
    }

    static String namespace(AwsService service) {
        return "https://%s.amazonaws.com/doc/%s/".formatted(service.signingName(), service.target());
    }

    private static byte[] document(String root, String namespace, ObjectNode content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(namespace);
            writeMembers(xml, content);
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static void writeMembers(XMLStreamWriter xml, ObjectNode members) throws XMLStreamException {
        for (var member : members.properties()) {
            writeElement(xml, member.getKey(), member.getValue());
        }
    }

    private static void writeElement(XMLStreamWriter xml, String name, JsonNode value) throws XMLStreamException {
        xml.writeStartElement(name);
        if (value instanceof ObjectNode members) {
            writeMembers(xml, members);
        } else if (value.isArray()) {
            for (JsonNode element : value) {
                writeElement(xml, "member", element);
            }
        } else {
            xml.writeCharacters(NOT_XML.matcher(value.asString()).replaceAll("\uFFFD"));
        }
        xml.writeEndElement();
    }
}
