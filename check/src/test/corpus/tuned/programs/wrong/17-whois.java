// not run: it asks servers on the network
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.net.*;

record Answer(String server, List<String> lines) {
  String first(String key) {
    return lines.stream()
        .filter(line -> line.toLowerCase().startsWith(key + ":"))
        .map(line -> line.substring(key.length() + 1).strip())
        .findFirst()
        .orElse("unknown");
  }
}

Answer whois(String server, String question) throws IOException {
  try (var connection = Net.openConnection(server, 43)) {
    connection.writer().write(question + "\r\n");
    connection.writer().drain();
    var lines = new ArrayList<String>();
    for (String line : connection.reader()) {
      lines.add(line);
    }
    return new Answer(server, lines);
  }
}

void compare(String domain, String address) throws IOException {
  Answer registry = whois("whois.example.com", domain); // expect: sequential#1
  Answer network = whois("whois.example.net", address); // expect: sequential#1
  IO.println(domain + " belongs to " + registry.first("registrant"));
  IO.println(address + " belongs to " + network.first("orgname"));
}

void main(String[] args) throws IOException {
  if (args.length != 2) {
    IO.println("usage: whois DOMAIN ADDRESS");
    return;
  }
  run(() -> compare(args[0], args[1]));
}
