import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.files.AsyncFiles;
import java.security.KeyStore;
import java.util.zip.*;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.*;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.*;

String root(String xml) throws Exception {
  var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
  var document = builder.parse(new ByteArrayInputStream(xml.getBytes()));
  var out = new StringWriter();
  TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
  return document.getDocumentElement().getTagName();
}

int settings(String text) throws IOException {
  var settings = new Properties();
  settings.load(new StringReader(text));
  return settings.size();
}

int unpacked(byte[] bytes) throws IOException {
  try (var in = new ObjectInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
    return in.readInt();
  }
}

byte[] packed(int number) throws IOException {
  var bytes = new ByteArrayOutputStream();
  try (var out = new ObjectOutputStream(new GZIPOutputStream(bytes))) {
    out.writeInt(number);
  }
  return bytes.toByteArray();
}

boolean isImage(byte[] bytes) throws IOException {
  return ImageIO.read(new ByteArrayInputStream(bytes)) != null;
}

boolean keys() throws Exception {
  KeyStore empty = KeyStore.getInstance("PKCS12");
  empty.load(null, null);
  return empty.size() == 0;
}

int words(String text) {
  try (var scanner = new Scanner(text)) {
    int count = 0;
    while (scanner.hasNext()) {
      scanner.next();
      count++;
    }
    return count;
  }
}

/** An iteration over what is in memory already. */
record Deck(List<String> cards) implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return cards.iterator();
  }
}

void main() throws Exception {
  Path file = Files.createTempFile("doc", ".xml");
  Files.writeString(file, "<a/>");
  run(() -> {
    IO.println(root(AsyncFiles.readString(file)) + settings("a=1\nb=2") + unpacked(packed(7)));
    IO.println(isImage(new byte[10]) + " " + keys() + " " + words("a b c"));
    IO.println(toThread(() -> new FileInputStream(file.toFile()).readAllBytes().length));
    for (String card : new Deck(List.of("x"))) {
      IO.println(card);
    }
  });
  Files.delete(file);
}

/* output:
a27
false true 3
4
x
*/
