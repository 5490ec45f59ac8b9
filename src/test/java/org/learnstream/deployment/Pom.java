package org.learnstream.deployment;

import java.io.IOException;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What the build says of itself. */
final class Pom {
    private Pom() {}

    static String property(String name) throws IOException {
        return only(name);
    }

    static String finalName() throws IOException {
        return only("finalName");
    }

    private static String only(String element) throws IOException {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("pom.xml").toFile());
            return document.getElementsByTagName(element).item(0).getTextContent();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the pom cannot be read", e);
        }
    }
}
