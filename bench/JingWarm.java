// jing in one warm process: reads lines `count path`, validates that often, answers with the median in milliseconds.
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

public class JingWarm {
  static final ErrorHandler silent = new ErrorHandler() {
    public void warning(SAXParseException fault) {}
    public void error(SAXParseException fault) {}
    public void fatalError(SAXParseException fault) {}
  };

  public static void main(String[] arguments) throws Exception {
    var properties = new PropertyMapBuilder();
    properties.put(ValidateProperty.ERROR_HANDLER, silent);
    var driver = new ValidationDriver(properties.toPropertyMap());
    if (!driver.loadSchema(ValidationDriver.uriOrFileInputSource(arguments[0]))) System.exit(1);
    var requests = new BufferedReader(new InputStreamReader(System.in));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      int blank = line.indexOf(' ');
      byte[] text = Files.readAllBytes(Path.of(line.substring(blank + 1)));
      double[] times = new double[Integer.parseInt(line.substring(0, blank))];
      for (int i = 0; i < times.length; i++) {
        long start = System.nanoTime();
        boolean valid = driver.validate(new InputSource(new ByteArrayInputStream(text)));
        times[i] = (System.nanoTime() - start) / 1e6;
        if (!valid) throw new IllegalStateException("not valid");
      }
      Arrays.sort(times);
      System.out.println(times[times.length / 2]);
    }
  }
}
