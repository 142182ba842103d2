import static io.asyncio4j.Asyncio.*;

record Incident(int id, String title) {}

record Deployment(String service, String version) {}

record Overview(List<Incident> incidents, List<Deployment> deployments, double load) {
  String render() {
    return "%d incidents, %d deployments, load %.2f".formatted(incidents.size(), deployments.size(), load);
  }
}

List<Incident> openIncidents(String team) {
  sleep(Duration.ofMillis(8));
  return List.of(new Incident(7, team + ": disk almost full"), new Incident(9, team + ": slow queries"));
}

List<Deployment> deployments(String team) {
  sleep(Duration.ofMillis(6));
  return List.of(new Deployment(team + "-api", "4.1.0"));
}

double currentLoad(String team) {
  sleep(Duration.ofMillis(4));
  return team.length() / 10.0;
}

Overview overview(String team) {
  List<Incident> incidents = openIncidents(team); // expect: sequential#1
  List<Deployment> deployments = deployments(team); // expect: sequential#1
  double load = currentLoad(team); // expect: sequential#1
  return new Overview(incidents, deployments, load);
}

void main() {
  Overview overview = run(() -> overview("payments"));
  IO.println(overview.render());
}

/* output:
2 incidents, 1 deployments, load 0.80
*/
