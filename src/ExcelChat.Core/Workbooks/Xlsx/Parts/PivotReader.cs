using System.Xml;

namespace ExcelChat.Workbooks.Xlsx.Parts;

/// <summary>Reads the pivot tables of a sheet with the names of their fields, which are in another part (ECMA-376 part 1, 18.10).</summary>
internal static class PivotReader
{
    public static IEnumerable<PivotTable> Read(PartsReader parts, string sheet, string name)
        => parts.Linked(sheet, "pivotTable").Select(part => parts.Read(part, xml => Read(parts, part, new PivotDefinition(xml), name), null)).OfType<PivotTable>();

    private static PivotTable Read(PartsReader parts, string part, PivotDefinition definition, string sheet)
    {
        var items = definition.Filters.Where(filter => filter.Item is not null).DistinctBy(filter => filter.Field).ToDictionary(filter => filter.Field, filter => filter.Item!.Value);
        var absent = new PivotCache();
        var cache = parts.Linked(part, "pivotCacheDefinition").Select(cachePart => parts.Read(cachePart, xml => new PivotCache(xml, items), absent)).FirstOrDefault(absent);
        return new(definition.Name, sheet, definition.Range)
        {
            SourceSheet = cache.SourceSheet,
            SourceRange = cache.SourceRange,
            SourceName = cache.SourceName,
            RowFields = Names(definition.RowFields, cache),
            ColumnFields = Names(definition.ColumnFields, cache),
            DataFields = [.. definition.DataFields.Where(data => cache.Has(data.Field)).Select(data => new PivotDataField(data.Name ?? cache.Fields[data.Field], cache.Fields[data.Field], data.Function))],
            Filters = [.. definition.Filters.Where(filter => cache.Has(filter.Field)).Select(filter => new PivotFilter(cache.Fields[filter.Field], cache.Items.GetValueOrDefault(filter.Field)))],
        };
    }

    private static List<string> Names(IReadOnlyList<int> fields, PivotCache cache)
        => [.. fields.Where(field => field == PivotDefinition.Values || cache.Has(field)).Select(field => field < 0 ? PivotTable.ValuesField : cache.Fields[field])];
}
