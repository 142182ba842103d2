import static io.asyncio4j.Asyncio.*;

import java.util.prefs.*;
import javax.xml.parsers.*;
import javax.xml.transform.*;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.*;
import org.w3c.dom.Document;

Properties settings(File file) throws IOException {
  var settings = new Properties();
  settings.load(new FileReader(file)); // expect: blocking
  return settings;
}

void save(Properties settings, File file) throws IOException {
  try (var out = new FileOutputStream(file)) { // expect: blocking
    settings.store(out, "saved"); // also: blocking
  }
}

Document layout(File file) throws Exception {
  return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file); // expect: blocking
}

void saveLayout(Document layout, File file) throws Exception {
  TransformerFactory.newInstance()
      .newTransformer()
      .transform(new DOMSource(layout), new StreamResult(file)); // expect: blocking
}

void remember(String name, String value) throws BackingStoreException {
  Preferences preferences = Preferences.userRoot().node("shop");
  preferences.put(name, value);
  preferences.flush(); // expect: blocking
}

void main() throws Exception {
  run(() -> {
    File folder = new File("/tmp/shop");
    Properties settings = settings(new File(folder, "settings.properties"));
    save(settings, new File(folder, "settings.properties"));
    saveLayout(layout(new File(folder, "layout.xml")), new File(folder, "layout.xml"));
    remember("theme", "dark");
  });
}
// not run
