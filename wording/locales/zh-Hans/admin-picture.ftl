### 商品图片：由商家上传。

admin-picture-title = 图片
admin-picture-heading = “{ $name }”的图片
admin-picture-lead = 第一张图片在列表、购物车和订单中代表该商品；没有图片时显示商品的插画。
admin-picture-change = 修改图片
admin-picture-none = 尚无图片，目前显示商品的插画。
admin-picture-cover = 代表该商品
admin-picture-new = 再添加一张图片
admin-picture-full = 图片数量已满，请先移除一张。
admin-picture-file = 图片
admin-picture-file-hint = PNG、JPEG、WebP 或 SVG，最大 7 MB；建议宽度不少于 1600 像素。系统会按页面所需尺寸重新生成图片，不保留拍摄地点和相机信息。
admin-picture-alt = 图片内容（{ $language }）
admin-picture-alt-hint = 供看不到图片的人和搜索引擎使用，例如：“长椅上的背包，侧袋打开着”。
admin-picture-shows = 款式
admin-picture-all = 所有款式
admin-picture-add = 上传图片
admin-picture-earlier = 上移
admin-picture-later = 下移
admin-picture-remove = 移除

admin-picture-missing = 请选择一张图片。
admin-picture-too-large = 文件过大：图片最大 7 MB，矢量图（SVG）最大 500 kB。
admin-picture-kind = 商店不接受这种文件。请另存为 PNG、JPEG、WebP 或 SVG。
admin-picture-broken = 文件已损坏，无法完整读取。请重新保存后再试。
admin-picture-too-many-pixels = 图片像素过多。请缩小到 2500 万像素以内。
admin-picture-too-small = 图片太小，每边至少需要 100 像素。
admin-picture-too-long = 图片过于细长，无法显示。请裁剪到长宽比不超过 5 比 1。
admin-picture-embeds = 该矢量图包含动画、其他图片或外部链接。请仅保留图形后重新保存。
admin-picture-too-many-parts = 该矢量图的图形过多。请简化，或另存为 PNG。

admin-picture-changed-added = 添加了图片
admin-picture-changed-removed = 移除了图片
admin-picture-changed-moved = 移动了图片
admin-picture-changed-alt = 图片内容（{ $language }）
admin-picture-changed-variant = 图片对应的款式
