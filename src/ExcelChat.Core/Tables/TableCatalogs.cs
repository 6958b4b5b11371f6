using System.Collections.Concurrent;

namespace ExcelChat.Tables;

/// <summary>The catalogs of all tenants: none has anything of another's. A host of one tenant has that of no name.</summary>
internal sealed class TableCatalogs
{
    private readonly ConcurrentDictionary<string, TableCatalog> _catalogs = new(StringComparer.Ordinal);

    public TableCatalog Of(string? tenant) => _catalogs.GetOrAdd(tenant ?? "", _ => new());
}
