using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads the properties of the document: those of every package (ECMA-376 part 2, clause 8) and those of an Office document (part 1, 22.2).</summary>
internal static class PropertiesReader
{
    public static DocumentProperties Read(PartsReader parts)
    {
        var properties = parts.Linked("", "core-properties").Concat(parts.Linked("", "extended-properties"))
            .SelectMany(part => parts.Read(part, Read, []))
            .DistinctBy(property => property.Name)
            .ToDictionary(property => property.Name, property => property.Value);
        return new()
        {
            Title = properties.GetValueOrDefault("title"),
            Subject = properties.GetValueOrDefault("subject"),
            Creator = properties.GetValueOrDefault("creator"),
            LastModifiedBy = properties.GetValueOrDefault("lastModifiedBy"),
            Created = XmlValues.ToMoment(properties.GetValueOrDefault("created")),
            Modified = XmlValues.ToMoment(properties.GetValueOrDefault("modified")),
            Keywords = properties.GetValueOrDefault("keywords"),
            Category = properties.GetValueOrDefault("category"),
            Description = properties.GetValueOrDefault("description"),
            Application = properties.GetValueOrDefault("Application"),
            Company = properties.GetValueOrDefault("Company"),
        };
    }

    private static IReadOnlyList<(string Name, string Value)> Read(XmlReader xml)
    {
        // Either part has about twenty properties, each of them at most once.
        const int Most = 100;
        var properties = new List<(string Name, string Value)>();
        var path = new ElementPath(xml);
        while (path.Read())
        {
            var name = path.Name;
            if (path.Is(name) && properties.Count < Most && XmlValues.ToText(xml.ReadText()) is { } value)
            {
                properties.Add((name, value));
            }
        }

        return properties;
    }
}
