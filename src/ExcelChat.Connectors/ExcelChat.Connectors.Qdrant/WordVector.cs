using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using ExcelChat.Stores;

namespace ExcelChat.Connectors.Qdrant;

/// <summary>
/// Words as a sparse vector: one number a word, at the place of its hash. With the server's modifier <c>idf</c> the product of two is BM25 (k1 = 1.2, b = 0.75, an average length of 256 words, which
/// are Qdrant's own defaults). The words are cut by the same code as in all our stores, and no model of the server is needed.
/// </summary>
internal static class WordVector
{
    private const double K1 = 1.2;
    private const double B = 0.75;
    private const double AverageLength = 256;

    public static void WriteText(Utf8JsonWriter json, string text)
    {
        var length = 0;
        Dictionary<uint, int> counts = [];
        foreach (var word in Words.Of(text))
        {
            var place = PlaceOf(word);
            counts[place] = counts.GetValueOrDefault(place) + 1;
            length++;
        }

        var norm = K1 * (1 - B + (B * length / AverageLength));
        Write(json, counts.Keys, place => counts[place] * (K1 + 1) / (counts[place] + norm));
    }

    public static void WriteQuery(Utf8JsonWriter json, IEnumerable<string> words) => Write(json, words.Select(PlaceOf).Distinct(), static _ => 1);

    private static void Write(Utf8JsonWriter json, IEnumerable<uint> places, Func<uint, double> weigh)
    {
        uint[] sorted = [.. places.Order()];
        json.WriteStartObject();
        json.WriteStartArray("indices");
        foreach (var place in sorted)
        {
            json.WriteNumberValue(place);
        }

        json.WriteEndArray();
        json.WriteStartArray("values");
        foreach (var place in sorted)
        {
            json.WriteNumberValue((float)weigh(place));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static uint PlaceOf(string word) => XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(word));
}
