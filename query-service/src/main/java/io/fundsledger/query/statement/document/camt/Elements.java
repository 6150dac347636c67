package io.fundsledger.query.statement.document.camt;

import java.io.Writer;
import java.math.BigDecimal;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes the elements of a message, one after the other; nothing of it is kept. */
final class Elements {

    private final XMLStreamWriter xml;

    private Elements(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** What is within an element. */
    @FunctionalInterface
    interface Content {
        void write() throws XMLStreamException;
    }

    static Elements on(Writer out) throws XMLStreamException {
        return new Elements(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out));
    }

    void document(String namespace, Content content) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(namespace);
        content.write();
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        xml.flush();
    }

    void element(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write();
        xml.writeEndElement();
    }

    /** An element on a line of its own. */
    void block(String name, Content content) throws XMLStreamException {
        xml.writeCharacters("\n");
        element(name, content);
    }

    /** Nothing if there is no text: the schema has no empty ones. */
    void text(String name, @Nullable Object text) throws XMLStreamException {
        if (text != null && !text.toString().isEmpty()) {
            xml.writeStartElement(name);
            characters(CamtText.legal(text.toString()));
            xml.writeEndElement();
        }
    }

    /** Without its sign, which an indicator beside it tells. */
    void amount(BigDecimal amount, String currency) throws XMLStreamException {
        xml.writeStartElement("Amt");
        xml.writeAttribute("Ccy", currency);
        xml.writeCharacters(amount.abs().toPlainString());
        xml.writeEndElement();
        text("CdtDbtInd", amount.signum() < 0 ? "DBIT" : "CRDT");
    }

    /** A carriage return as such would be read as a line feed. */
    private void characters(String text) throws XMLStreamException {
        var parts = text.split("\r", -1);
        xml.writeCharacters(parts[0]);
        for (var part = 1; part < parts.length; part++) {
            xml.writeEntityRef("#13");
            xml.writeCharacters(parts[part]);
        }
    }
}
