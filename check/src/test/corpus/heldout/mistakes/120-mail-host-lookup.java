import static io.asyncio4j.Asyncio.*;

// not run: asks the resolver of the machine
boolean deliverable(String address) {
  String host = address.substring(address.indexOf('@') + 1);
  try {
    InetAddress[] found = InetAddress.getAllByName(host); // expect: blocking
    return found.length > 0;
  } catch (UnknownHostException e) {
    return false;
  }
}

List<String> undeliverable(List<String> addresses) {
  var bad = new ArrayList<String>();
  for (String address : addresses) {
    if (!deliverable(address)) {
      bad.add(address);
    }
    sleep(Duration.ofMillis(50)); // be kind to the resolver
  }
  return bad;
}

void main() {
  run(() -> IO.println(undeliverable(List.of("ada@example.org", "bob@nowhere.invalid"))));
}
