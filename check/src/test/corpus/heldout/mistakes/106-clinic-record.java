import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

final class ClinicRecord {
  /** The wire: one request, one answer. */
  static final class Transport {
    String request(String path) {
      sleep(Duration.ofMillis(4));
      return path.toUpperCase(Locale.ROOT);
    }
  }

  static final class LabClient {
    private final Transport transport = new Transport();

    List<String> results(String patient) {
      return List.of(transport.request("/lab/" + patient));
    }
  }

  static final class RadiologyClient {
    private final Transport transport = new Transport();

    List<String> images(String patient) {
      return List.of(transport.request("/radiology/" + patient));
    }
  }

  static final class LabRepository {
    private final LabClient client = new LabClient();

    List<String> ofPatient(String patient) {
      return client.results(patient);
    }
  }

  static final class ImageRepository {
    private final RadiologyClient client = new RadiologyClient();

    List<String> ofPatient(String patient) {
      return client.images(patient);
    }
  }

  private final LabRepository labs = new LabRepository();
  private final ImageRepository images = new ImageRepository();

  String summary(String patient) {
    List<String> results = labs.ofPatient(patient); // expect: sequential#1
    List<String> pictures = images.ofPatient(patient); // expect: sequential#1
    return "results " + results + ", pictures " + pictures;
  }

  public static void main(String[] args) {
    System.out.println(run(() -> new ClinicRecord().summary("p-81")));
  }
}

/* output:
results [/LAB/P-81], pictures [/RADIOLOGY/P-81]
*/
